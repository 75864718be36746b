import { z } from 'zod'

/** What a process needs to know from outside. Read once, at start; handed in from there. */
export interface Config {
  production: boolean
  port: number
  host: string
  /** Where people reach the product; no slash at the end. */
  publicBaseUrl: string
  database: { url: string; authToken?: string }
  line: { channelSecret: string; channelAccessToken: string; apiBaseUrl: string; dataApiBaseUrl: string }
  pseudonymSecret: string
  authSecret: string
}

type Environment = Record<string, string | undefined>

/** Thrown at start. The message lists every setting that is missing or wrong, with the remedy. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const secret = z.string().min(32, 'needs at least 32 characters, e.g. the output of `openssl rand -hex 32`')

const url = (protocols: RegExp, hint: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.test(text), hint)
    .transform((text) => text.replace(/\/+$/, ''))

const httpUrl = url(/^https?:\/\//, 'must be a full address, e.g. https://mattra.example')

const settings = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number, e.g. 8787')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be at most 65535'),
  HOST: z.string().min(1),
  PUBLIC_BASE_URL: httpUrl,
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|https?:\/\/.+|libsql:\/\/.+)$/, 'must start with file:, http://, https:// or libsql://'),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  LINE_CHANNEL_SECRET: z.string().min(1, 'is empty; an empty secret would accept forged webhooks'),
  LINE_CHANNEL_ACCESS_TOKEN: z.string().min(1, 'is empty'),
  LINE_API_BASE_URL: httpUrl,
  LINE_DATA_API_BASE_URL: httpUrl,
  AUTH_SECRET: secret,
  PSEUDONYM_SECRET: secret,
})

/** LINE's media and links must be https; the webhook too. */
const production = settings.extend({
  PUBLIC_BASE_URL: url(/^https:\/\//, 'must start with https://, LINE refuses plain http'),
})

const where: Record<string, string> = {
  LINE_CHANNEL_SECRET: 'LINE Developers Console → your channel → Basic settings',
  LINE_CHANNEL_ACCESS_TOKEN: 'LINE Developers Console → your channel → Messaging API',
  PUBLIC_BASE_URL: 'the https address of this server, e.g. https://mattra.example',
  DATABASE_URL: 'e.g. file:data/app.db or libsql://name.turso.io',
  AUTH_SECRET: 'any random text of at least 32 characters, e.g. from `openssl rand -hex 32`',
  PSEUDONYM_SECRET: 'any random text of at least 32 characters; keep it, data at rest cannot be read without it',
}

/**
 * Environment → Config.
 *
 * In production nothing secret has a default; in development `defaults` fills what is missing
 * (the simulator's channel, generated secrets).
 *
 * @throws ConfigError naming every fault at once.
 */
export function readConfig(env: Environment, defaults: Environment = {}): Config {
  const isProduction = env.NODE_ENV === 'production'
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const port = given.PORT ?? '8787'
  const always: Environment = { PORT: port, HOST: isProduction ? '0.0.0.0' : '127.0.0.1' }
  if (isProduction) {
    always.LINE_API_BASE_URL = 'https://api.line.me'
    always.LINE_DATA_API_BASE_URL = 'https://api-data.line.me'
  } else {
    const self = `http://localhost:${port}`
    Object.assign(always, { PUBLIC_BASE_URL: self, DATABASE_URL: 'file:data/app.db' }, defaults)
    always.LINE_API_BASE_URL = self
    always.LINE_DATA_API_BASE_URL = self
  }
  const parsed = (isProduction ? production : settings).safeParse({ ...always, ...given })
  if (!parsed.success) throw new ConfigError(describe(parsed.error, given))
  const value = parsed.data
  return {
    production: isProduction,
    port: value.PORT,
    host: value.HOST,
    publicBaseUrl: value.PUBLIC_BASE_URL,
    database: {
      url: value.DATABASE_URL,
      ...(value.DATABASE_AUTH_TOKEN ? { authToken: value.DATABASE_AUTH_TOKEN } : {}),
    },
    line: {
      channelSecret: value.LINE_CHANNEL_SECRET,
      channelAccessToken: value.LINE_CHANNEL_ACCESS_TOKEN,
      apiBaseUrl: value.LINE_API_BASE_URL,
      dataApiBaseUrl: value.LINE_DATA_API_BASE_URL,
    },
    pseudonymSecret: value.PSEUDONYM_SECRET,
    authSecret: value.AUTH_SECRET,
  }
}

function describe(error: z.ZodError, given: Environment): string {
  const faults = new Map<string, string>()
  for (const issue of error.issues) {
    const name = String(issue.path[0])
    if (faults.has(name)) continue
    const missing = given[name] === undefined
    // The value itself is never shown: it may be a secret.
    faults.set(name, missing ? `is missing${where[name] ? ` (${where[name]})` : ''}` : issue.message)
  }
  const lines = Array.from(faults, ([name, fault]) => `  ${name} ${fault}`)
  return `The settings are not complete. Set these environment variables and start again:\n${lines.join('\n')}`
}
