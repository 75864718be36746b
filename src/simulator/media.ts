// Bytes of the media that simulated people send: small, but whole files that a parser accepts.

export type Media = { contentType: string; bytes: Uint8Array<ArrayBuffer> }

const decode = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64, 'base64'))

/** 8 × 8 pixels of LINE green. */
const PNG = decode(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mNgOx6KFTEMLQkAQKxIgRMgaSAAAAAASUVORK5CYII=',
)

/** 16 × 16 pixels of the same. */
const JPEG = decode(
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARES' +
    'EhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABADASIAAhEB' +
    'AxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBv/EABQRAQAA' +
    'AAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AAAiWf/Z',
)

/** An M4A file's `ftyp` and `moov` boxes and the head of its `mdat`: one second of AAC-LC, mono, 44.1 kHz. */
const M4A_HEAD = decode(
  'AAAAHGZ0eXBNNEEgAAAAAE00QSBtcDQyaXNvbQAAAhxtb292AAAAbG12aGQAAAAAAAAAAAAAAAAAAKxEAACwAAABAAABAAAAAAAAAAAA' +
    'AAAAAQAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAABqHRyYWsAAABc' +
    'dGtoZAAAAAMAAAAAAAAAAAAAAAEAAAAAAACwAAAAAAAAAAAAAAAAAAEAAAAAAQAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAEAA' +
    'AAAAAAAAAAAAAAAAAURtZGlhAAAAIG1kaGQAAAAAAAAAAAAAAAAAAKxEAACwAFXEAAAAAAAhaGRscgAAAAAAAAAAc291bgAAAAAAAAAA' +
    'AAAAAAAAAAD7bWluZgAAABBzbWhkAAAAAAAAAAAAAAAkZGluZgAAABxkcmVmAAAAAAAAAAEAAAAMdXJsIAAAAAEAAAC/c3RibAAAAFtz' +
    'dHNkAAAAAAAAAAEAAABLbXA0YQAAAAAAAAABAAAAAAAAAAAAAQAQAAAAAKxEAAAAAAAnZXNkcwAAAAADGQABAAQRQBUAAAAAAAgAAAAI' +
    'AAUCEggGAQIAAAAYc3R0cwAAAAAAAAABAAAALAAABAAAAAAcc3RzYwAAAAAAAAABAAAAAQAAACwAAAABAAAAFHN0c3oAAAAAAAAABgAA' +
    'ACwAAAAUc3RjbwAAAAAAAAABAAACQAAAARBtZGF0',
)
const SILENT_FRAME = [0x00, 0xc8, 0x00, 0x80, 0x23, 0x80]
const M4A = new Uint8Array([...M4A_HEAD, ...Array.from({ length: 44 }, () => SILENT_FRAME).flat()])

/** The same sound under the general MP4 brand; no picture track, which no test needs. */
const MP4 = Uint8Array.from(M4A)
MP4.set(new TextEncoder().encode('mp42'), 8)

const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

const MEDIA = {
  image: { contentType: 'image/jpeg', bytes: JPEG },
  video: { contentType: 'video/mp4', bytes: MP4 },
  audio: { contentType: 'audio/x-m4a', bytes: M4A },
  file: { contentType: 'application/pdf', bytes: PDF },
} as const satisfies Record<string, Media>

type MediaKind = keyof typeof MEDIA

const isMediaKind = (kind: string): kind is MediaKind => Object.hasOwn(MEDIA, kind)

/** What a person sends with an action: their own bytes, or a sample; undefined for an action without a file. */
export function mediaOf(action: { kind: string; contentType?: string; contentBase64?: string }): Media | undefined {
  const { kind, contentType, contentBase64 } = action
  if (!isMediaKind(kind)) return undefined
  const sample = kind === 'image' && contentType === 'image/png' ? { contentType, bytes: PNG } : MEDIA[kind]
  if (contentBase64 === undefined) return sample
  return { contentType: contentType ?? sample.contentType, bytes: decode(contentBase64) }
}

/** The picture LINE makes of an image or video. */
export const PREVIEW: Media = MEDIA.image

/** Width and height of a PNG or JPEG, or undefined when it is neither. */
export function imageSize(bytes: Uint8Array): { width: number; height: number; contentType: string } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) {
    return { width: view.getUint32(16), height: view.getUint32(20), contentType: 'image/png' }
  }
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    // SOF0 … SOF15 hold the size; C4, C8 and CC of that range are other segments.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), contentType: 'image/jpeg' }
  }
  return undefined
}
