import { Buffer } from 'node:buffer'
import type { webcrypto } from 'node:crypto'
import type { Database } from '../../db/database.ts'
import { vaultKey } from '../../db/schema.ts'

/**
 * Keeps what must be readable again encrypted at rest, and turns LINE ids into keyed hashes.
 *
 * Two random keys live in the database, each wrapped with a key derived from PSEUDONYM_SECRET: changing the secret
 * means wrapping two keys anew, not touching the data.
 */
export interface Vault {
  /** Keyed hash of a LINE user or group id: the same id gives the same 43 characters, and nothing leads back. */
  subjectOf(lineId: string): Promise<string>
  /** AES-256-GCM with a fresh nonce; base64url. */
  seal(text: string): Promise<string>
  /** @throws when the text was altered or sealed with another key. */
  open(sealed: string): Promise<string>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const NONCE_BYTES = 12

/** Opens the vault, making its keys on the very first start. Safe when two processes do so at once. */
export async function openVault(db: Database, secret: string, now: number): Promise<Vault> {
  const wrapping = await deriveWrappingKey(secret)
  let rows = await db.select().from(vaultKey)
  if (rows.length < 2) {
    const fresh = await Promise.all(
      (['subject', 'data'] as const).map(async (purpose) => ({
        purpose,
        wrapped: await encrypt(wrapping, crypto.getRandomValues(new Uint8Array(32))),
        createdAt: now,
      })),
    )
    // Whoever comes second keeps the keys of who came first.
    await db.insert(vaultKey).values(fresh).onConflictDoNothing()
    rows = await db.select().from(vaultKey)
  }
  const raw = async (purpose: 'subject' | 'data') => {
    const row = rows.find((candidate) => candidate.purpose === purpose)
    if (!row) throw new Error(`The vault has no ${purpose} key; run the migrations and start again.`)
    try {
      return await decrypt(wrapping, row.wrapped)
    } catch (cause) {
      throw new Error('PSEUDONYM_SECRET is not the one this database was written with. Set the former value.', {
        cause,
      })
    }
  }
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const subjectKey = await crypto.subtle.importKey('raw', await raw('subject'), hmac, false, ['sign'])
  const dataKey = await importAesKey(await raw('data'))
  return {
    subjectOf: async (lineId) => toBase64Url(await crypto.subtle.sign('HMAC', subjectKey, encoder.encode(lineId))),
    seal: (text) => encrypt(dataKey, encoder.encode(text)),
    open: async (sealed) => decoder.decode(await decrypt(dataKey, sealed)),
  }
}

async function deriveWrappingKey(secret: string): Promise<webcrypto.CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey'])
  const info = encoder.encode('mattra vault wrapping key')
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

const importAesKey = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

async function encrypt(key: webcrypto.CryptoKey, plain: Uint8Array<ArrayBuffer>): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain))
  const joined = new Uint8Array(NONCE_BYTES + sealed.length)
  joined.set(iv)
  joined.set(sealed, NONCE_BYTES)
  return toBase64Url(joined)
}

async function decrypt(key: webcrypto.CryptoKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const joined = fromBase64Url(text)
  const iv = joined.slice(0, NONCE_BYTES)
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, joined.slice(NONCE_BYTES)))
}

function toBase64Url(bytes: ArrayBuffer | Uint8Array): string {
  return Buffer.from(bytes as Uint8Array).toString('base64url')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}
