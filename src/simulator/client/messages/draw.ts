import type { ChatItem, JsonObject } from '../../types.ts'
import { h } from '../dom.ts'
import { drawFlex } from '../flex/bubble.ts'
import type { FlexContainer } from '../flex/types.ts'
import { wordsOf } from '../language.ts'
import type { Session } from '../session.ts'
import { scriptLanguage } from '../text.ts'
import { drawMedia } from './media.ts'
import { drawTemplate, type Template } from './template.ts'
import { drawText } from './text.ts'

/** How the chat frames a message: in a bubble, bare (pictures, Flex), or as a line across the chat. */
export type Drawn = { frame: 'bubble' | 'bare' | 'note'; node: HTMLElement }

/** Draws what a chat item says. Whatever is not understood is named, never left out. */
export function drawMessage(session: Session, item: ChatItem): Drawn {
  const words = wordsOf(session.state.language)
  const message = item.message
  const note = (text: string): Drawn => ({ frame: 'note', node: h('span', {}, text) })
  if (item.unsent) return note(words.unsent)
  switch (message.type) {
    case 'text':
    case 'textV2':
      return { frame: 'bubble', node: drawText(message) }
    case 'flex': {
      const node = drawFlex(session, message.contents as FlexContainer, altTextOf(message))
      return { frame: 'bare', node }
    }
    case 'template': {
      const node = drawTemplate(session, message.template as Template, altTextOf(message))
      return { frame: 'bare', node }
    }
    case 'image':
    case 'imagemap':
    case 'video':
    case 'audio':
    case 'sticker':
    case 'file':
    case 'location':
      return { frame: 'bare', node: drawMedia(message, words) }
    case 'event':
      return drawEvent(message, words.events, words.someEvent)
    default:
      return note(words.unknownMessage(String(message.type)))
  }
}

function drawEvent(message: JsonObject, names: Record<string, string>, other: (event: string) => string): Drawn {
  const postback = message.postback as JsonObject | undefined
  const shown = message.displayText ?? postback?.displayText
  if (typeof shown === 'string' && shown !== '') {
    return { frame: 'bubble', node: h('div', { class: 'words', lang: scriptLanguage(shown) }, shown) }
  }
  const event = String(message.event)
  return { frame: 'note', node: h('span', {}, names[event] ?? other(event)) }
}

const altTextOf = (message: JsonObject) => (typeof message.altText === 'string' ? message.altText : '')
