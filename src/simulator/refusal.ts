import type { Detail } from './check.ts'

/** LINE's refusal of a call: thrown by a handler, answered by the gate as `{message, details?}`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly details: Detail[] | undefined
  readonly extra: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor(
    status: number,
    message: string,
    {
      details,
      extra = {},
      headers = {},
    }: { details?: Detail[]; extra?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.status = status
    this.details = details
    this.extra = extra
    this.headers = headers
  }

  get body(): Record<string, unknown> {
    return { message: this.message, ...(this.details ? { details: this.details } : {}), ...this.extra }
  }
}

/** Throws LINE's 400 when there is anything to complain about. */
export function refuseIfAny(details: Detail[]): void {
  if (details.length > 0) throw new Refusal(400, `The request body has ${details.length} error(s)`, { details })
}
