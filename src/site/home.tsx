/** @jsxImportSource hono/jsx */
import type { Language } from '../language.ts'
import { Frame } from './frame.tsx'
import { homeWords } from './home-words.ts'
import { addFriendUrl, type SiteOptions } from './options.ts'
import { QrCode } from './qr-code.tsx'

/** GET /: what this is, for whom, what it answers and from what, how to begin. */
export function HomePage({ lang, options }: { lang: Language; options: SiteOptions }) {
  const text = homeWords[lang]
  return (
    <Frame lang={lang} path="/" title={text.title} description={text.description} operator={options.operator}>
      <section class="opening">
        <h1>{text.heading}</h1>
        <p class="lead">{text.lead}</p>
        <AddAccount lang={lang} options={options} />
      </section>

      <section aria-labelledby="ask">
        <h2 id="ask">{text.ask}</h2>
        <ul class="examples">
          {text.examples.map((question) => (
            <li>{question}</li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="whom">
        <h2 id="whom">{text.forWhom}</h2>
        <dl class="audiences">
          {text.audiences.map(({ who, what }) => (
            <div>
              <dt>{who}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>

      <section aria-labelledby="source">
        <h2 id="source">{text.source}</h2>
        <p>{text.sourceText}</p>
        <p class="notice">{text.sourceNotice}</p>
      </section>
    </Frame>
  )
}

function AddAccount({ lang, options }: { lang: Language; options: SiteOptions }) {
  const text = homeWords[lang]
  const id = options.basicId && `@${options.basicId.replace(/^@/, '')}`
  return (
    <div class="begin">
      <h2>{text.add}</h2>
      {id ? (
        <div class="add-account">
          <div class="add-words">
            <p>{text.addText(id)}</p>
            <p>
              <a class="button button-accent" href={addFriendUrl(id)}>
                {text.addButton}
              </a>
            </p>
            <p class="quiet">{text.addOtherwise(id)}</p>
          </div>
          <QrCode text={addFriendUrl(id)} label={text.qrCode(id)} />
        </div>
      ) : (
        <p>{text.notConnected}</p>
      )}
      {options.simulator && (
        <p>
          {text.simulatorText} <a href="/simulator">{text.simulator}</a>
        </p>
      )}
    </div>
  )
}
