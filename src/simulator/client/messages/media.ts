import { safeUri } from '../actions.ts'
import { h, icon, signs } from '../dom.ts'
import { linked, scriptLanguage } from '../text.ts'
import type { Words } from '../words-th.ts'

type Media = {
  type?: string
  originalContentUrl?: string
  previewImageUrl?: string
  duration?: number
  packageId?: string
  stickerId?: string
  keywords?: string[]
  fileName?: string
  fileSize?: number
  title?: string
  address?: string
  latitude?: number
  longitude?: number
  baseUrl?: string
  altText?: string
}

/** A picture that does not load gives way to a striped field of its size, so that a broken address is seen as such. */
export function imageFailed(image: HTMLImageElement): void {
  const give = () => {
    const field = h(
      'span',
      { class: `${image.className} image-missing`, role: 'img', 'aria-label': image.alt },
      image.alt,
    )
    field.style.cssText = image.style.cssText
    image.replaceWith(field)
  }
  if (image.getAttribute('src')) image.addEventListener('error', give)
  // Not yet in the page when it is built.
  else queueMicrotask(give)
}

/** Sticker, picture, video, sound, file and place: shown from its address when there is one, else as a sign with a name. */
export function drawMedia(message: Media, words: Words): HTMLElement {
  const name = words.attachments[(message.type ?? '') as keyof Words['attachments']] ?? message.type ?? ''
  switch (message.type) {
    case 'image':
    case 'imagemap': {
      const source =
        message.previewImageUrl ?? message.originalContentUrl ?? (message.baseUrl && `${message.baseUrl}/460`)
      return source ? picture(source, message.originalContentUrl, message.altText ?? name) : placeholder('image', name)
    }
    case 'video':
      return message.previewImageUrl
        ? picture(message.previewImageUrl, message.originalContentUrl, name)
        : placeholder('video', name)
    case 'audio': {
      const seconds = message.duration ? `${Math.round(message.duration / 1_000)} s` : ''
      const source = safeUri(message.originalContentUrl)
      return source ? h('audio', { controls: true, src: source, preload: 'none' }) : placeholder('audio', name, seconds)
    }
    case 'sticker':
      return placeholder(
        'sticker',
        name,
        message.keywords?.[0] ?? `${message.packageId ?? '?'} / ${message.stickerId ?? '?'}`,
      )
    case 'file':
      return placeholder(
        'file',
        message.fileName ?? name,
        message.fileSize ? `${Math.ceil(message.fileSize / 1_024)} KB` : '',
      )
    default: {
      const place = message.address ?? `${message.latitude ?? '?'}, ${message.longitude ?? '?'}`
      return placeholder('location', message.title ?? name, place)
    }
  }
}

function picture(source: string, target: string | undefined, name: string): HTMLElement {
  const image = h('img', { class: 'picture', src: source, alt: name })
  imageFailed(image)
  const href = safeUri(target)
  return href ? h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, image) : image
}

function placeholder(sign: keyof typeof signs, name: string, detail = ''): HTMLElement {
  const box = h('div', { class: `placeholder placeholder-${sign}` }, icon(signs[sign], 32))
  const words = h('div', {}, h('div', { lang: scriptLanguage(name) }, name))
  if (detail) words.append(h('div', { class: 'placeholder-detail', lang: scriptLanguage(detail) }, linked(detail)))
  box.append(words)
  return box
}
