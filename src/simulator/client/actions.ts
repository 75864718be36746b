import { askDate, type DateAction } from './date-dialog.ts'
import { h } from './dom.ts'
import { wordsOf } from './language.ts'
import type { Session } from './session.ts'
import { say } from './toast.ts'

/** An action object as a bot sends it; read defensively, for the bot under test may be wrong. */
export type Action = {
  type?: string
  label?: string
  text?: string
  data?: string
  displayText?: string
  fillInText?: string
  inputOption?: string
  uri?: string
  clipboardText?: string
  richMenuAliasId?: string
} & Partial<DateAction>

/** Does what LINE does when somebody taps. Addresses are links of their own: see `tappable`. */
export async function perform(session: Session, action: Action): Promise<void> {
  const words = wordsOf(session.state.language)
  switch (action.type) {
    case 'message':
      await session.act({ kind: 'text', text: action.text ?? action.label ?? '' })
      return
    case 'postback': {
      const shown = action.displayText ?? action.text
      await session.act({ kind: 'postback', data: action.data ?? '', ...(shown ? { displayText: shown } : {}) })
      document.dispatchEvent(new CustomEvent('line-input', { detail: action }))
      return
    }
    case 'datetimepicker': {
      const params = await askDate(action, words)
      if (params) await session.act({ kind: 'postback', data: action.data ?? '', params })
      return
    }
    case 'clipboard':
      await navigator.clipboard?.writeText(action.clipboardText ?? '')
      say(words.copied)
      return
    case 'camera':
    case 'cameraRoll':
      say(words.phoneOnly)
      await session.act({ kind: 'image' })
      return
    case 'location':
      await session.act({ kind: 'location' })
      return
    case 'richmenuswitch':
      await session.act({ kind: 'richmenuswitch', aliasId: action.richMenuAliasId ?? '', data: action.data ?? '' })
      return
    default:
      say(words.unknownMessage(action.type ?? '?'))
  }
}

/** Only what LINE opens: a `javascript:` address in a message stays text. */
export function safeUri(uri: string | undefined): string | undefined {
  return uri && /^(https?|line|tel|mailto):/i.test(uri) ? uri : undefined
}

/** A link for an address, a button for everything else. */
export function tappable(session: Session, action: Action, className: string): HTMLElement {
  const href = action.type === 'uri' ? safeUri(action.uri) : undefined
  if (href) return h('a', { class: className, href, target: '_blank', rel: 'noopener noreferrer' })
  return h('button', { type: 'button', class: className, onclick: () => void perform(session, action) })
}
