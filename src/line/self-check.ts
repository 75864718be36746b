import { desc, eq } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { inboxEvent, platformCheck } from '../../db/schema.ts'
import { errorFields, type Log } from '../log.ts'
import { type LineClient, LineStatusError } from './client.ts'

/** A setting at LINE that keeps messages from us, and what to do about it. */
export interface Finding {
  setting: string
  remedy: string
}

const MANAGER = 'LINE Developers Console → your channel → Messaging API'

/** No event for this long counts as silence, in milliseconds. */
const SILENCE = 24 * 3_600_000

/** How often the check runs, in milliseconds. */
const CHECK_EVERY = 3_600_000

interface SelfCheckParts {
  db: Database
  line: LineClient
  /** The address under which LINE is to reach us. */
  webhookUrl: string
  clock: () => number
  log: Log
}

/**
 * Asks LINE whether it sends us anything at all, once an hour, and raises an alarm when it does not: a service that
 * hears nothing looks as healthy as one that has nothing to do.
 */
export async function selfCheck(parts: SelfCheckParts): Promise<Finding[]> {
  const { db, clock, log } = parts
  const now = clock()
  const [last] = await db.select().from(platformCheck).where(eq(platformCheck.id, 1))
  if (last && now - last.at < CHECK_EVERY) return JSON.parse(last.findings) as Finding[]
  const findings = [...(await webhookFindings(parts)), ...(await silenceFindings(parts, now))]
  for (const { setting, remedy } of findings) log.error('line.setting', { setting, remedy })
  const row = { id: 1, at: now, findings: JSON.stringify(findings) }
  await db.insert(platformCheck).values(row).onConflictDoUpdate({ target: platformCheck.id, set: row })
  return findings
}

/** What the last check found. */
export async function lastFindings(db: Database): Promise<Finding[]> {
  const [last] = await db.select().from(platformCheck).where(eq(platformCheck.id, 1))
  return last ? (JSON.parse(last.findings) as Finding[]) : []
}

async function webhookFindings({ line, webhookUrl, log }: SelfCheckParts): Promise<Finding[]> {
  try {
    const webhook = await line.webhookEndpoint()
    if (!webhook) return [{ setting: 'Webhook URL', remedy: `Set it to ${webhookUrl} in the ${MANAGER}.` }]
    if (webhook.endpoint !== webhookUrl) {
      return [
        { setting: 'Webhook URL', remedy: `LINE has ${webhook.endpoint}. Set it to ${webhookUrl} in the ${MANAGER}.` },
      ]
    }
    return webhook.active ? [] : [{ setting: 'Use webhook', remedy: `Switch it on in the ${MANAGER}.` }]
  } catch (error) {
    log.warn('line.unreachable', errorFields(error))
    if (error instanceof LineStatusError && error.status === 401) {
      return [
        {
          setting: 'Channel access token',
          remedy: `LINE refuses it. Issue a new one in the ${MANAGER} and set LINE_CHANNEL_ACCESS_TOKEN.`,
        },
      ]
    }
    return [
      { setting: 'Connection to LINE', remedy: 'LINE could not be asked. Check the network and LINE_API_BASE_URL.' },
    ]
  }
}

async function silenceFindings({ db }: SelfCheckParts, now: number): Promise<Finding[]> {
  const [latest] = await db
    .select({ receivedAt: inboxEvent.receivedAt })
    .from(inboxEvent)
    .orderBy(desc(inboxEvent.receivedAt))
    .limit(1)
  if (!latest || now - latest.receivedAt < SILENCE) return []
  return [
    {
      setting: 'Silence',
      remedy: `Nothing came from LINE for a day. Press "Verify" beside the webhook URL in the ${MANAGER}, and see that "Use webhook" is on.`,
    },
  ]
}
