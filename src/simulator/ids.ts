import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID: 48 bits of time, 80 of chance, in Crockford's base 32. LINE's webhookEventId. */
export function ulid(now: number): string {
  let rest = Math.max(0, Math.floor(now))
  let time = ''
  for (let i = 0; i < 10; i += 1) {
    time = CROCKFORD[rest % 32] + time
    rest = Math.floor(rest / 32)
  }
  return time + Array.from(randomBytes(16), (byte) => CROCKFORD[byte % 32]).join('')
}

/** `U` and 32 hex digits, the same for the same seed, so that a restarted simulator keeps its people. */
export function lineId(prefix: 'U' | 'C', seed: string): string {
  return prefix + createHash('md5').update(seed).digest('hex')
}

export function opaqueToken(bytes = 16): string {
  return randomBytes(bytes).toString('hex')
}

/** Message ids are long digit strings that grow; they do not fit a double, as at LINE. */
export function messageIds(clock: Clock): () => string {
  let last = 0n
  return () => {
    const fresh = 500_000_000_000_000_000n + (BigInt(Math.floor(clock())) % 1_000_000_000_000n) * 100_000n
    last = fresh > last ? fresh : last + 1n
    return String(last)
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const isUuid = (text: string): boolean => UUID.test(text)
export const isUserId = (text: unknown): text is string => typeof text === 'string' && /^U[0-9a-f]{32}$/.test(text)
export const isChatId = (text: unknown): text is string => typeof text === 'string' && /^[UCR][0-9a-f]{32}$/.test(text)
