import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const local = {
  AUTH_SECRET: 'a'.repeat(32),
  PSEUDONYM_SECRET: 'p'.repeat(32),
  LINE_CHANNEL_SECRET: 'secret',
  LINE_CHANNEL_ACCESS_TOKEN: 'token',
}
const live = {
  ...local,
  NODE_ENV: 'production',
  PUBLIC_BASE_URL: 'https://mattra.example/',
  DATABASE_URL: 'libsql://mattra.example',
}

describe('readConfig', () => {
  it('needs nothing in development', () => {
    expect(readConfig({}, local)).toMatchObject({
      production: false,
      port: 8787,
      host: '127.0.0.1',
      publicBaseUrl: 'http://localhost:8787',
      database: { url: 'file:data/app.db' },
      line: { apiBaseUrl: 'http://localhost:8787', dataApiBaseUrl: 'http://localhost:8787' },
    })
  })

  it('follows PORT with every address that depends on it', () => {
    const config = readConfig({ PORT: '9000' }, local)
    expect([config.publicBaseUrl, config.line.apiBaseUrl]).toEqual(['http://localhost:9000', 'http://localhost:9000'])
  })

  it('speaks to LINE itself in production, on all addresses', () => {
    expect(readConfig(live)).toMatchObject({
      production: true,
      host: '0.0.0.0',
      publicBaseUrl: 'https://mattra.example',
      line: { apiBaseUrl: 'https://api.line.me', dataApiBaseUrl: 'https://api-data.line.me' },
    })
  })

  it('names everything that production lacks, at once', () => {
    const message = faultsOf({ NODE_ENV: 'production' }, local)
    for (const name of [...Object.keys(local), 'PUBLIC_BASE_URL', 'DATABASE_URL'])
      expect(message).toContain(`${name} is missing`)
  })

  it.each([
    ['PORT', 'eighty', 'must be a port number'],
    ['PORT', '99999', 'at most 65535'],
    ['PUBLIC_BASE_URL', 'http://mattra.example', 'must start with https://'],
    ['DATABASE_URL', 'mysql://localhost', 'must start with file:'],
    ['PSEUDONYM_SECRET', 'short', 'at least 32 characters'],
    ['LINE_API_BASE_URL', 'api.line.me', 'must be a full address'],
  ])('refuses %s=%s with the remedy, and never shows a value', (name, value, remedy) => {
    const message = faultsOf({ ...live, [name]: value })
    expect(message).toContain(name)
    expect(message).toContain(remedy)
    expect(message).not.toContain(value)
  })

  function faultsOf(env: Record<string, string>, defaults = {}): string {
    try {
      readConfig(env, defaults)
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError)
      return (error as ConfigError).message
    }
    throw new Error('The settings were taken.')
  }
})
