/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { Language } from '../language.ts'
import { Layout } from '../ui/layout.tsx'
import type { SiteOptions } from './options.ts'

const words = {
  th: { home: 'หน้าแรก', contact: 'ติดต่อ', privacy: 'ประกาศความเป็นส่วนตัว', noContact: 'ผู้ดูแลยังไม่ได้ระบุช่องทางติดต่อ' },
  en: {
    home: 'Home',
    contact: 'Contact',
    privacy: 'Privacy notice',
    noContact: 'The operator has not named a contact yet',
  },
}

export interface FrameProps {
  lang: Language
  /** `/` or `/privacy`. */
  path: string
  title: string
  description?: string
  operator: SiteOptions['operator']
  children?: Child
}

/** What the public pages share: name, the way to the other language, contact and privacy notice. */
export function Frame({ lang, path, title, description, operator, children }: FrameProps) {
  const other = lang === 'th' ? 'en' : 'th'
  const text = words[lang]
  return (
    <Layout
      lang={lang}
      title={title}
      {...(description ? { description } : {})}
      styles={['/assets/site.css']}
      alternates={{ th: `${path}?lang=th`, en: `${path}?lang=en` }}
      bodyClass="site"
      header={
        <header class="site-head">
          <a class="site-name" href={`/?lang=${lang}`} aria-label={`Mattra, ${text.home}`}>
            Mattra
          </a>
          <a href={`${path}?lang=${other}`} lang={other} hreflang={other}>
            {other === 'en' ? 'English' : 'ภาษาไทย'}
          </a>
        </header>
      }
      footer={
        <footer class="site-foot">
          <p>
            <strong>{text.contact}</strong> {operator.contact?.[lang] ?? text.noContact}
          </p>
          <p>
            <a href={`/privacy?lang=${lang}`}>{text.privacy}</a>
          </p>
        </footer>
      }
    >
      {children}
    </Layout>
  )
}
