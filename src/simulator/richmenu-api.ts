import type { Clock } from '../clock.ts'
import { isObject, Problems, prop } from './check.ts'
import type { Call } from './gate.ts'
import { isUserId } from './ids.ts'
import { LIMITS } from './limits.ts'
import type { SimulatedPlatform } from './platform.ts'
import { Refusal, refuseIfAny } from './refusal.ts'
import { validateRichMenu } from './richmenus.ts'
import type { JsonObject } from './types.ts'

const L = LIMITS.richMenu

/** The rich-menu endpoints: every change tells the page. */
export function richMenuHandlers(platform: SimulatedPlatform, clock: Clock) {
  const { richMenus, directory } = platform
  const batches = new Map<string, string>()
  const changed = (): Record<string, never> => {
    platform.notify({ type: 'state' })
    return {}
  }
  /** Linking somebody who is no friend answers 200 and does nothing. */
  const friendsOf = (userIds: string[]): string[] =>
    userIds.filter((userId) => directory.get(userId)?.relation === 'friend')

  return {
    createRichMenu: ({ body }: Call) => {
      const json = richMenus.create(body)
      changed()
      return { json }
    },
    validateRichMenu: ({ body }: Call) => {
      validateRichMenu(body)
      return {}
    },
    listRichMenus: () => ({ json: { richmenus: richMenus.list() } }),
    getRichMenu: ({ param }: Call) => ({ json: richMenus.get(param('richMenuId')) }),
    deleteRichMenu: ({ param }: Call) => {
      richMenus.delete(param('richMenuId'))
      return changed()
    },
    setRichMenuImage: ({ param, bytes, contentType }: Call) => {
      richMenus.setImage(param('richMenuId'), { contentType, bytes })
      return changed()
    },
    getRichMenuImage: ({ param }: Call) => ({ media: richMenus.image(param('richMenuId')) }),
    setDefaultRichMenu: ({ param }: Call) => {
      richMenus.setDefault(param('richMenuId'))
      return changed()
    },
    getDefaultRichMenu: () => {
      if (richMenus.defaultId === undefined) throw new Refusal(404, 'no default richmenu', { details: [] })
      return { json: { richMenuId: richMenus.defaultId } }
    },
    clearDefaultRichMenu: () => {
      richMenus.clearDefault()
      return changed()
    },
    linkRichMenu: ({ param }: Call) => {
      const userId = checkUser(param('userId'))
      richMenus.link(friendsOf([userId]), param('richMenuId'))
      return changed()
    },
    getRichMenuOfUser: ({ param }: Call) => {
      const richMenuId = richMenus.linkedTo(checkUser(param('userId')))
      if (richMenuId === undefined) throw new Refusal(404, 'the user has no richmenu', { details: [] })
      return { json: { richMenuId } }
    },
    unlinkRichMenu: ({ param }: Call) => {
      richMenus.unlink([checkUser(param('userId'))])
      return changed()
    },
    bulkLink: ({ body }: Call) => {
      const userIds = checkUsers(body)
      richMenus.link(friendsOf(userIds), String(prop(body, 'richMenuId') ?? ''))
      changed()
      return { status: 202 }
    },
    bulkUnlink: ({ body }: Call) => {
      richMenus.unlink(checkUsers(body))
      changed()
      return { status: 202 }
    },
    batch: ({ body, requestId }: Call) => {
      const operations = checkOperations(body)
      // Linked people at the start decide, so that operations cannot chase each other.
      const moves = operations.map(({ type, from, to }) => ({
        to,
        users: richMenus.linkedUsers(type === 'unlinkAll' ? undefined : from),
      }))
      for (const { to } of operations) if (to !== undefined) richMenus.get(to)
      for (const { to, users } of moves) {
        if (to === undefined) richMenus.unlink(users)
        else richMenus.link(users, to)
      }
      batches.set(requestId, new Date(clock()).toISOString())
      changed()
      return { status: 202 }
    },
    validateBatch: ({ body }: Call) => {
      checkOperations(body)
      return {}
    },
    batchProgress: ({ query }: Call) => {
      const time = batches.get(query('requestId') ?? '')
      if (time === undefined) throw new Refusal(404, 'Not found')
      return { json: { phase: 'succeeded', acceptedTime: time, completedTime: time } }
    },
    createAlias: ({ body }: Call) => {
      richMenus.createAlias(body)
      return changed()
    },
    updateAlias: ({ body, param }: Call) => {
      richMenus.updateAlias(param('aliasId'), body)
      return changed()
    },
    deleteAlias: ({ param }: Call) => {
      richMenus.deleteAlias(param('aliasId'))
      return changed()
    },
    getAlias: ({ param }: Call) => ({ json: richMenus.alias(param('aliasId')) }),
    listAliases: () => ({ json: { aliases: richMenus.aliases() } }),
  }
}

function checkUser(userId: string): string {
  if (!isUserId(userId)) throw new Refusal(400, "The value for the 'userId' parameter is invalid")
  return userId
}

function checkUsers(body: JsonObject): string[] {
  const problems = new Problems()
  const userIds = problems.list(prop(body, 'userIds'), 'userIds', 1, L.bulkUsers) ?? []
  userIds.forEach((userId, i) => {
    if (!isUserId(userId)) problems.add(`userIds[${i}]`, 'Must be a user id')
  })
  refuseIfAny(problems.details)
  return userIds.map(String)
}

type Operation = { type: 'link' | 'unlink' | 'unlinkAll'; from?: string; to?: string }

function checkOperations(body: JsonObject): Operation[] {
  const problems = new Problems()
  const operations = problems.list(prop(body, 'operations'), 'operations', 1, L.batchOperations) ?? []
  problems.text(body, 'resumeRequestKey', '', { pattern: /^[A-Za-z0-9_-]{1,100}$/ })
  const read = operations.map((value, i): Operation => {
    const at = `operations[${i}]`
    if (!isObject(value)) {
      problems.add(at, 'Must be an object')
      return { type: 'unlinkAll' }
    }
    const type = problems.oneOf(value, 'type', at, ['link', 'unlink', 'unlinkAll'], true)
    const from = type === 'unlinkAll' ? undefined : problems.text(value, 'from', at, { required: true })
    const to = type === 'link' ? problems.text(value, 'to', at, { required: true }) : undefined
    return {
      type: (type ?? 'unlinkAll') as Operation['type'],
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    }
  })
  refuseIfAny(problems.details)
  return read
}
