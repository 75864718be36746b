import { clusters, isObject, type Problems, prop } from './check.ts'
import { LIMITS } from './limits.ts'
import type { JsonObject } from './types.ts'

/** Where an action stands; LINE allows other types and labels in each place. */
export type ActionPlace =
  | 'quickReply'
  | 'flexButton'
  | 'flex'
  | 'flexVideo'
  | 'template'
  | 'templateDefault'
  | 'imageCarousel'
  | 'richMenu'

const EVERYWHERE = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard']

const TYPES: Record<ActionPlace, readonly string[]> = {
  quickReply: [...EVERYWHERE, 'camera', 'cameraRoll', 'location'],
  flexButton: EVERYWHERE,
  flex: EVERYWHERE,
  flexVideo: ['uri'],
  template: EVERYWHERE,
  templateDefault: EVERYWHERE,
  imageCarousel: EVERYWHERE,
  richMenu: [...EVERYWHERE, 'richmenuswitch'],
}

const label = LIMITS.action.label
const LABELS: Record<ActionPlace, { max: number; required: boolean }> = {
  quickReply: { max: label.quickReply, required: true },
  flexButton: { max: label.flex, required: true },
  flex: { max: label.flex, required: false },
  flexVideo: { max: label.flex, required: false },
  template: { max: label.template, required: true },
  templateDefault: { max: label.template, required: false },
  imageCarousel: { max: label.imageCarousel, required: false },
  richMenu: { max: label.richMenu, required: false },
}

const INPUT_OPTIONS = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']
const URI_SCHEMES = ['http', 'https', 'line', 'tel']

const PICKER_VALUES: Record<string, RegExp> = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d$/,
}

/** "Action objects" of the reference: types, labels and lengths, by place. */
export function checkAction(problems: Problems, value: unknown, path: string, place: ActionPlace): void {
  const action = problems.object(value, path)
  if (!action) return
  const type = problems.oneOf(action, 'type', path, TYPES[place], true)
  checkLabel(problems, action, path, place)
  if (type === undefined) return
  const { data, text, displayText, fillInText, uri, clipboardText, richMenuAlias } = LIMITS.action
  switch (type) {
    case 'postback':
      problems.text(action, 'data', path, { max: data, required: true })
      problems.text(action, 'displayText', path, { max: displayText, unit: 'clusters' })
      problems.text(action, 'text', path, { max: text, unit: 'clusters' })
      if (prop(action, 'text') !== undefined && prop(action, 'displayText') !== undefined)
        problems.add(`${path}.displayText`, '`text` and `displayText` cannot be specified together')
      problems.oneOf(action, 'inputOption', path, INPUT_OPTIONS)
      problems.text(action, 'fillInText', path, { max: fillInText, unit: 'clusters' })
      if (prop(action, 'fillInText') !== undefined && prop(action, 'inputOption') !== 'openKeyboard')
        problems.add(`${path}.fillInText`, '`inputOption` must be openKeyboard')
      return
    case 'message':
      problems.text(action, 'text', path, { max: text, unit: 'clusters', required: true })
      return
    case 'uri':
      problems.url(action, 'uri', path, URI_SCHEMES, uri, true)
      checkAltUri(problems, action, path)
      return
    case 'datetimepicker':
      problems.text(action, 'data', path, { max: data, required: true })
      checkPicker(problems, action, path)
      return
    case 'clipboard':
      problems.text(action, 'clipboardText', path, { max: clipboardText, required: true })
      return
    case 'richmenuswitch':
      problems.text(action, 'richMenuAliasId', path, { pattern: richMenuAlias, required: true })
      problems.text(action, 'data', path, { max: data, required: true })
      return
  }
}

function checkLabel(problems: Problems, action: JsonObject, path: string, place: ActionPlace): void {
  const { max, required } = LABELS[place]
  const value = prop(action, 'label')
  if (value === undefined || value === '') {
    // LINE names the action, not the label: "`label` must be specified".
    if (required) problems.add(path, '`label` must be specified')
    else if (value === '') problems.add(`${path}.label`, 'May not be empty')
    return
  }
  if (typeof value !== 'string') problems.add(`${path}.label`, 'Must be a string')
  else if (value.length > max && clusters(value) > max)
    problems.add(`${path}.label`, `Length must be between 0 and ${max}`)
}

function checkAltUri(problems: Problems, action: JsonObject, path: string): void {
  const altUri = prop(action, 'altUri')
  if (altUri === undefined) return
  if (isObject(altUri)) problems.url(altUri, 'desktop', `${path}.altUri`, URI_SCHEMES, LIMITS.action.uri)
  else problems.add(`${path}.altUri`, 'Must be an object')
}

function checkPicker(problems: Problems, action: JsonObject, path: string): void {
  const mode = problems.oneOf(action, 'mode', path, ['date', 'time', 'datetime'], true)
  const pattern = mode === undefined ? undefined : PICKER_VALUES[mode]
  if (!pattern) return
  for (const key of ['initial', 'max', 'min']) problems.text(action, key, path, { pattern })
  const [min, initial, max] = ['min', 'initial', 'max'].map((key) => String(prop(action, key) ?? '').toUpperCase())
  if (min && max && min >= max) problems.add(`${path}.min`, '`max` must be later than `min`')
  if (initial && ((max && initial > max) || (min && initial < min)))
    problems.add(`${path}.initial`, 'Must be between `min` and `max`')
}
