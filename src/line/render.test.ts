import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action, Choice, Message, SourceLine, Speech } from '../conversation/messages.ts'
import { validateMessages } from '../simulator/validate.ts'
import { renderSpeech } from './render.ts'

/**
 * The simulator's validator keeps LINE's limits in a table of its own, so that a limit misread here shows there.
 */

/** Texts that break careless cutting: stacked Thai marks, joined emoji, halves of surrogate pairs, nothing at all. */
const pieces = fc.constantFrom('น้ำ', 'ที่', 'ก็', 'ผู้เชี่ยวชาญ ', 'word ', '. ', '\n', '👨‍👩‍👧‍👦', '\ud83d', '​', '{x}', '')
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.tuple(pieces, fc.integer({ min: 0, max: 3_000 })).map(([piece, times]) => piece.repeat(times)),
)

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('topics' as const) }),
  fc.record({ do: fc.constant('person' as const) }),
  fc.record({ do: fc.constant('topic' as const), topic: fc.stringMatching(/^[a-z0-9-]{1,60}$/) }),
  fc.record({
    do: fc.constantFrom('open' as const, 'details' as const),
    entry: fc.stringMatching(/^[A-Za-z0-9_-]{1,80}$/).map((id) => `faq:${id}` as const),
  }),
  fc.record({ do: fc.constant('feedback' as const), answer: fc.uuid(), helped: fc.boolean() }),
)
const choice: fc.Arbitrary<Choice> = fc.record({ label: text, says: text, action })
const choices = fc.array(choice, { maxLength: 16 })
const source: fc.Arbitrary<SourceLine> = fc.record({ label: text, document: text, section: text, asOf: text })
const notices = fc.array(text, { maxLength: 3 })

const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('answer' as const), title: text, text, notices, source, choices }),
  fc.record({
    kind: fc.constant('card' as const),
    title: text,
    status: text,
    paragraphs: fc.array(text, { maxLength: 4 }),
    facts: fc.array(fc.record({ name: text, value: text }), { maxLength: 8 }),
    notices,
    source,
    choices,
  }),
  fc.record({
    kind: fc.constant('list' as const),
    title: text,
    items: fc.array(fc.record({ title: text, note: text, choice }), { maxLength: 12 }),
    choices,
  }),
)
const speech: fc.Arbitrary<Speech> = fc.record({
  language: fc.constantFrom('th' as const, 'en' as const),
  messages: fc.array(message, { minLength: 1, maxLength: 9 }),
  quick: choices,
})

describe('renderSpeech', () => {
  it('stays within every limit of LINE, whatever is said', () => {
    fc.assert(
      fc.property(speech, (said) => {
        expect(validateMessages(renderSpeech(said))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('shows quick replies on the last message only, since LINE hides the others', () => {
    fc.assert(
      fc.property(speech, (said) => {
        const rendered = renderSpeech(said)
        const withQuickReplies = rendered.filter((one) => one.quickReply !== undefined)
        expect(withQuickReplies).toEqual(said.quick.length > 0 ? [rendered.at(-1)] : [])
      }),
      { numRuns: 50 },
    )
  })

  it('drops nothing when more than five messages are said', () => {
    const said: Speech = {
      language: 'th',
      messages: Array.from({ length: 8 }, (_, at) => ({ kind: 'text', text: `ข้อความที่ ${at + 1}` })),
      quick: [],
    }
    const rendered = JSON.stringify(renderSpeech(said))
    for (let at = 1; at <= 8; at++) expect(rendered).toContain(`ข้อความที่ ${at}`)
  })

  it('gives the whole answer with its source in the alternative text', () => {
    const [rendered] = renderSpeech({
      language: 'th',
      messages: [
        {
          kind: 'answer',
          title: 'คำถาม',
          text: 'คำตอบสั้น ๆ',
          notices: ['ข้อสังเกต'],
          source: { label: 'ที่มา', document: 'ร่างแผน', section: 'นิยาม', asOf: 'ข้อมูล ณ 13 ส.ค. 2564' },
          choices: [],
        },
      ],
      quick: [],
    })
    expect(rendered).toMatchObject({
      type: 'flex',
      altText: 'คำตอบสั้น ๆ\nข้อสังเกต\nที่มา: ร่างแผน · นิยาม · ข้อมูล ณ 13 ส.ค. 2564',
    })
  })
})
