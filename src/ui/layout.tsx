/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Language } from '../language.ts'

const words = {
  th: { skip: 'ข้ามไปยังเนื้อหา' },
  en: { skip: 'Skip to the content' },
}

export interface LayoutProps {
  lang: Language
  title: string
  description?: string
  /** Addresses of style sheets beside `/assets/ui.css`, which every page has. */
  styles?: string[]
  /** Addresses of module scripts. Inline script and style are refused by the content security policy. */
  scripts?: string[]
  /** Where this page is found in each language, for search engines. */
  alternates?: Record<Language, string>
  bodyClass?: string
  /** Goes before and after `<main>`: landmarks of their own. */
  header?: Child
  footer?: Child
  children?: Child
}

/** A whole page: doctype, head, skip link, one `<main>`. */
export function Layout(props: LayoutProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={props.lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{props.title}</title>
          {props.description && <meta name="description" content={props.description} />}
          <meta name="color-scheme" content="light dark" />
          <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
          <link rel="stylesheet" href="/assets/ui.css" />
          {props.styles?.map((href) => (
            <link rel="stylesheet" href={href} />
          ))}
          {Object.entries(props.alternates ?? {}).map(([lang, href]) => (
            <link rel="alternate" hreflang={lang} href={href} />
          ))}
          {props.scripts?.map((src) => (
            <script type="module" src={src}></script>
          ))}
        </head>
        <body class={props.bodyClass}>
          <a class="skip-link" href="#main">
            {words[props.lang].skip}
          </a>
          {props.header}
          <main id="main" tabindex={-1}>
            {props.children}
          </main>
          {props.footer}
        </body>
      </html>
    </>
  )
}
