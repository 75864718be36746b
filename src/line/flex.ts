import type { messagingApi } from '@line/bot-sdk'
import type { AnswerMessage, CardMessage, Choice, ListMessage, SourceLine } from '../conversation/messages.ts'
import { cutLabel, cutText, sendable } from '../text/cut.ts'
import { graphemeCount } from '../text/graphemes.ts'
import { LIMITS } from './limits.ts'
import { encodeAction } from './postback.ts'

/** The bubbles: answer, card and list as Flex messages. Meaning never rests on colour or place alone. */

type Box = messagingApi.FlexBox
type Component = messagingApi.FlexComponent

/** Ink, quiet text, accent, waiting and hairline of the product, on LINE's white ground. */
const COLOR = { ink: '#16202A', quiet: '#5A6570', accent: '#0B5F5A', waiting: '#8A4B00', line: '#C9D0CB' } as const

/** Room for one passage; the longest detail that the content allows fits with its notices and source. */
const PASSAGE = 1_500

const passage = (text: string, style: Partial<messagingApi.FlexText> = {}): messagingApi.FlexText => ({
  type: 'text',
  text: cutText(sendable(text), PASSAGE),
  wrap: true,
  // Follows the reader's own font size.
  scaling: true,
  size: 'md',
  color: COLOR.ink,
  ...style,
})

const column = (contents: Component[], style: Partial<Box> = {}): Box => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...style,
})

/** A postback for a choice: what the reader is seen to say, and the action itself. */
export function postback(choice: Choice, labelLimit: number): messagingApi.PostbackAction {
  return {
    type: 'postback',
    label: cutLabel(sendable(choice.label), labelLimit),
    data: encodeAction(choice.action),
    displayText: cutLabel(sendable(choice.says ?? choice.label), LIMITS.displayText),
  }
}

const button = (choice: Choice, style: 'link' | 'secondary'): messagingApi.FlexButton => ({
  type: 'button',
  style,
  height: 'sm',
  ...(style === 'link' ? { color: COLOR.accent } : {}),
  action: postback(choice, LIMITS.buttonLabel),
})

/** In clusters: two buttons with labels up to this length stand side by side on a narrow phone. */
const HALF_A_ROW = 12

/** Choices as buttons: two short ones side by side, such as helped and not; an odd one out leads. */
function buttons(choices: Choice[]): Box | undefined {
  if (choices.length === 0) return undefined
  const areShort = (pair: Choice[]) =>
    pair.length === 2 && pair.every(({ label }) => graphemeCount(label) <= HALF_A_ROW)
  const lead = choices.slice(0, choices.length % 2)
  const rows: Component[] = lead.map((choice) => button(choice, 'secondary'))
  for (let at = lead.length; at < choices.length; at += 2) {
    const pair = choices.slice(at, at + 2)
    const contents = pair.map((choice) => button(choice, 'link'))
    rows.push(
      ...(areShort(pair)
        ? [{ type: 'box' as const, layout: 'horizontal' as const, spacing: 'sm', contents }]
        : contents),
    )
  }
  return column(rows, { spacing: 'sm' })
}

const notices = (lines: string[]): Component[] =>
  lines.map((line) => passage(line, { size: 'sm', color: COLOR.waiting }))

function sourceBlock(source: SourceLine): Component {
  const quiet = { size: 'xs', color: COLOR.quiet } as const
  return column(
    [
      passage(`${source.label}: ${source.document}`, quiet),
      passage(source.section, { ...quiet, maxLines: 3 }),
      passage(source.asOf, quiet),
    ],
    { spacing: 'xs', margin: 'lg' },
  )
}

const withFooter = (body: Box, footer: Box | undefined): messagingApi.FlexBubble => ({
  type: 'bubble',
  body,
  ...(footer ? { footer } : {}),
})

export function answerBubble(message: AnswerMessage): messagingApi.FlexBubble {
  const body = column(
    [
      passage(message.title, { size: 'sm', weight: 'bold', color: COLOR.accent }),
      passage(message.text),
      ...notices(message.notices),
      sourceBlock(message.source),
    ],
    { spacing: 'md' },
  )
  return withFooter(body, buttons(message.choices))
}

export function cardBubble(message: CardMessage): messagingApi.FlexBubble {
  const facts = message.facts.map(({ name, value }): Component => {
    return column([passage(name, { size: 'xs', color: COLOR.quiet }), passage(value, { size: 'sm' })], {
      spacing: 'none',
    })
  })
  const body = column(
    [
      passage(message.title, { weight: 'bold' }),
      ...(message.status ? [passage(message.status, { size: 'sm', weight: 'bold', color: COLOR.accent })] : []),
      ...message.paragraphs.map((paragraph) => passage(paragraph)),
      ...facts,
      ...notices(message.notices),
      sourceBlock(message.source),
    ],
    { spacing: 'md' },
  )
  return withFooter(body, buttons(message.choices))
}

export function listBubble(message: ListMessage): messagingApi.FlexBubble {
  const items = message.items.map((item): Component => {
    const lines = [passage(item.title, { color: COLOR.accent, weight: 'bold', size: 'sm', maxLines: 3 })]
    if (item.note) lines.push(passage(item.note, { size: 'xs', color: COLOR.quiet, maxLines: 3 }))
    return column(lines, {
      paddingAll: '10px',
      borderWidth: '1px',
      borderColor: COLOR.line,
      cornerRadius: '6px',
      action: postback(item.choice, LIMITS.buttonLabel),
    })
  })
  const body = column([passage(message.title, { weight: 'bold' }), ...items], { spacing: 'md' })
  return withFooter(body, buttons(message.choices))
}
