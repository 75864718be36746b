/** @jsxImportSource hono/jsx */
import type { Language } from '../language.ts'
import { Frame } from './frame.tsx'
import type { SiteOptions } from './options.ts'
import { noticeDate, privacyWords } from './privacy-words.ts'

/** GET /privacy: what is kept of a person, why, by whom. */
export function PrivacyPage({ lang, options }: { lang: Language; options: SiteOptions }) {
  const text = privacyWords[lang]
  const { controller, contact } = options.operator
  return (
    <Frame lang={lang} path="/privacy" title={text.title} operator={options.operator}>
      <section class="opening">
        <h1>{text.heading}</h1>
        <p>{text.lead}</p>
        <p class="quiet">
          {text.changed} {noticeDate[lang]}
        </p>
      </section>

      <section aria-labelledby="kept">
        <h2 id="kept">{text.kept}</h2>
        <dl class="audiences">
          {text.keptRows.map(({ what, why }) => (
            <div>
              <dt>{what}</dt>
              <dd>{why}</dd>
            </div>
          ))}
        </dl>
      </section>

      <section aria-labelledby="not-kept">
        <h2 id="not-kept">{text.notKept}</h2>
        <ul>
          {text.notKeptText.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="line">
        <h2 id="line">{text.line}</h2>
        <p>{text.lineText}</p>
      </section>

      <section aria-labelledby="rights">
        <h2 id="rights">{text.rights}</h2>
        <p>{text.rightsText}</p>
        <dl class="audiences">
          <div>
            <dt>{text.controller}</dt>
            <dd>{controller?.[lang] ?? text.noController}</dd>
          </div>
          <div>
            <dt>{text.contact}</dt>
            <dd>{contact?.[lang] ?? text.noContact}</dd>
          </div>
        </dl>
        {!(controller && contact) && <p class="notice">{text.unsettled}</p>}
      </section>
    </Frame>
  )
}
