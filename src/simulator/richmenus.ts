import { randomUUID } from 'node:crypto'
import { Problems, prop } from './check.ts'
import { LIMITS } from './limits.ts'
import { imageSize, type Media } from './media.ts'
import { Refusal, refuseIfAny } from './refusal.ts'
import type { JsonObject, RichMenu, RichMenuView } from './types.ts'
import { checkAction } from './validate-actions.ts'
import { checkArea } from './validate-templates.ts'

const L = LIMITS.richMenu
const NOT_FOUND = 'richmenu not found'

/** What LINE would refuse in a rich menu ("Rich menu object" of the reference). */
export function validateRichMenu(body: JsonObject): void {
  const problems = new Problems()
  problems.text(body, 'name', '', { max: L.name, unit: 'clusters', required: true })
  problems.text(body, 'chatBarText', '', { max: L.chatBarText, unit: 'clusters', required: true })
  if (typeof body.selected !== 'boolean') problems.add('selected', 'must be specified')
  const size = problems.object(prop(body, 'size'), 'size')
  if (size) {
    const width = problems.number(size, 'width', 'size', { min: L.minWidth, max: L.maxWidth, required: true })
    const height = problems.number(size, 'height', 'size', { min: L.minHeight, required: true })
    if (width && height && width / height < L.minRatio)
      problems.add('size', `width / height must be at least ${L.minRatio}`)
  }
  problems.list(prop(body, 'areas'), 'areas', 0, L.areas)?.forEach((value, i) => {
    const area = problems.object(value, `areas[${i}]`)
    if (!area) return
    checkArea(problems, prop(area, 'bounds'), `areas[${i}].bounds`)
    checkAction(problems, prop(area, 'action'), `areas[${i}].action`, 'richMenu')
  })
  refuseIfAny(problems.details)
}

/** Rich menus, their images and aliases, the default one and those linked to people. */
export class RichMenus {
  readonly #menus = new Map<string, RichMenu>()
  readonly #images = new Map<string, Media>()
  readonly #aliases = new Map<string, string>()
  readonly #ofUser = new Map<string, string>()
  #default: string | undefined

  get defaultId(): string | undefined {
    return this.#default
  }

  reset(): void {
    for (const store of [this.#menus, this.#images, this.#aliases, this.#ofUser]) store.clear()
    this.#default = undefined
  }

  create(body: JsonObject): { richMenuId: string } {
    validateRichMenu(body)
    if (this.#menus.size >= L.menus) throw new Refusal(400, `At most ${L.menus} rich menus`)
    const richMenuId = `richmenu-${randomUUID().replaceAll('-', '')}`
    const { name, chatBarText, selected, size, areas } = structuredClone(body) as unknown as RichMenu
    this.#menus.set(richMenuId, { richMenuId, name, chatBarText, selected, size, areas })
    return { richMenuId }
  }

  list(): RichMenu[] {
    return [...this.#menus.values()]
  }

  get(richMenuId: string): RichMenu {
    const menu = this.#menus.get(richMenuId)
    if (!menu) throw new Refusal(404, NOT_FOUND, { details: [] })
    return menu
  }

  delete(richMenuId: string): void {
    this.get(richMenuId)
    this.#menus.delete(richMenuId)
    this.#images.delete(richMenuId)
    if (this.#default === richMenuId) this.#default = undefined
    for (const [userId, linked] of this.#ofUser) if (linked === richMenuId) this.#ofUser.delete(userId)
  }

  /** An image can be set once; it must be what it says it is and fit the limits. */
  setImage(richMenuId: string, { contentType, bytes }: Media): void {
    const menu = this.get(richMenuId)
    if (this.#images.has(richMenuId))
      throw new Refusal(400, 'An image has already been uploaded to the richmenu', { details: [] })
    if (!['image/jpeg', 'image/png'].includes(contentType)) throw new Refusal(415, 'Unsupported Media Type')
    if (bytes.length > L.imageBytes) throw new Refusal(413, 'Request Entity Too Large')
    const size = imageSize(bytes)
    if (!size || size.contentType !== contentType) throw new Refusal(400, 'The image is not what its content type says')
    const { width, height } = size
    if (width < L.minWidth || width > L.maxWidth || height < L.minHeight || width / height < L.minRatio)
      throw new Refusal(400, `The image size ${width}x${height} is invalid`)
    if (width !== menu.size.width || height !== menu.size.height)
      throw new Refusal(400, `The image size must be ${menu.size.width}x${menu.size.height}`)
    this.#images.set(richMenuId, { contentType, bytes })
  }

  image(richMenuId: string): Media {
    const image = this.#images.get(richMenuId)
    if (!image) throw new Refusal(404, 'Not found')
    return image
  }

  setDefault(richMenuId: string): void {
    this.#withImage(richMenuId)
    this.#default = richMenuId
  }

  clearDefault(): void {
    this.#default = undefined
  }

  link(userIds: string[], richMenuId: string): void {
    this.#withImage(richMenuId)
    for (const userId of userIds) this.#ofUser.set(userId, richMenuId)
  }

  unlink(userIds: string[]): void {
    for (const userId of userIds) this.#ofUser.delete(userId)
  }

  linkedTo(userId: string): string | undefined {
    return this.#ofUser.get(userId)
  }

  linkedUsers(richMenuId?: string): string[] {
    return [...this.#ofUser]
      .filter(([, linked]) => richMenuId === undefined || linked === richMenuId)
      .map(([userId]) => userId)
  }

  createAlias(body: JsonObject): void {
    const { richMenuAliasId, richMenuId } = checkAlias(body)
    if (this.#aliases.has(richMenuAliasId)) throw new Refusal(400, 'conflict richmenu alias id', { details: [] })
    if (this.#aliases.size >= L.aliases) throw new Refusal(400, `At most ${L.aliases} rich menu aliases`)
    this.#forAlias(richMenuId)
    this.#aliases.set(richMenuAliasId, richMenuId)
  }

  updateAlias(richMenuAliasId: string, body: JsonObject): void {
    this.alias(richMenuAliasId)
    const { richMenuId } = checkAlias({ ...body, richMenuAliasId })
    this.#forAlias(richMenuId)
    this.#aliases.set(richMenuAliasId, richMenuId)
  }

  deleteAlias(richMenuAliasId: string): void {
    this.alias(richMenuAliasId)
    this.#aliases.delete(richMenuAliasId)
  }

  alias(richMenuAliasId: string): { richMenuAliasId: string; richMenuId: string } {
    const richMenuId = this.#aliases.get(richMenuAliasId)
    if (richMenuId === undefined) throw new Refusal(404, 'richmenu alias not found', { details: [] })
    return { richMenuAliasId, richMenuId }
  }

  aliases(): { richMenuAliasId: string; richMenuId: string }[] {
    return [...this.#aliases].map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId }))
  }

  /** A tap on a switch area: moves the person's menu and tells what came of it, for the postback's params. */
  switchTo(userId: string, aliasId: string): { newRichMenuAliasId?: string; status: string } {
    const richMenuId = this.#aliases.get(aliasId)
    if (richMenuId === undefined) return { status: 'RICHMENU_ALIAS_ID_NOTFOUND' }
    if (!this.#menus.has(richMenuId)) return { status: 'RICHMENU_NOTFOUND' }
    this.#ofUser.set(userId, richMenuId)
    return { newRichMenuAliasId: aliasId, status: 'SUCCESS' }
  }

  /** The menu a person sees: their own, else the default. */
  shownTo(userId: string): RichMenuView | null {
    const id = this.#ofUser.get(userId) ?? this.#default
    return this.views().find(({ richMenuId }) => richMenuId === id) ?? null
  }

  views(): RichMenuView[] {
    return this.list().map((menu) => {
      const hasImage = this.#images.has(menu.richMenuId)
      const aliases = this.aliases().filter(({ richMenuId }) => richMenuId === menu.richMenuId)
      return {
        ...menu,
        aliases: aliases.map(({ richMenuAliasId }) => richMenuAliasId),
        hasImage,
        ...(hasImage ? { imageUrl: `/simulator/api/richmenus/${menu.richMenuId}/image` } : {}),
      }
    })
  }

  #withImage(richMenuId: string): void {
    // "Not found" here, "richmenu not found" elsewhere: so LINE's reference has it.
    if (!this.#menus.has(richMenuId)) throw new Refusal(404, 'Not found')
    if (!this.#images.has(richMenuId))
      throw new Refusal(400, 'must upload richmenu image before applying it to user', { details: [] })
  }

  #forAlias(richMenuId: string): void {
    if (!this.#menus.has(richMenuId)) throw new Refusal(400, NOT_FOUND, { details: [] })
    if (!this.#images.has(richMenuId)) throw new Refusal(400, 'richmenu image not found', { details: [] })
  }
}

function checkAlias(body: JsonObject): { richMenuAliasId: string; richMenuId: string } {
  const problems = new Problems()
  const richMenuAliasId = problems.text(body, 'richMenuAliasId', '', {
    pattern: LIMITS.action.richMenuAlias,
    required: true,
  })
  const richMenuId = problems.text(body, 'richMenuId', '', { required: true })
  refuseIfAny(problems.details)
  return { richMenuAliasId: String(richMenuAliasId), richMenuId: String(richMenuId) }
}
