import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Settings for development on one machine: secrets made once and kept beside the database, so that a restart
 * can still read what was written. Never used in production.
 */
export function localSecrets(folder = 'data'): Record<string, string> {
  const file = `${folder}/secrets.json`
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const fresh = () => randomBytes(32).toString('hex')
    const secrets = {
      AUTH_SECRET: fresh(),
      PSEUDONYM_SECRET: fresh(),
      LINE_CHANNEL_SECRET: fresh().slice(0, 32),
      LINE_CHANNEL_ACCESS_TOKEN: fresh(),
    }
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
}
