import type { Fault, FaultKind, Faults } from './types.ts'

/** Faults that strike before a call is looked at. */
export const BEFORE = ['rate', 'monthly', 'error', 'status', 'preparing', 'missing', 'gone', 'oversize'] as const
/** Faults that strike once LINE has accepted: the caller cannot know. */
export const AFTER = ['errorAfter', 'timeout', 'reset', 'unreadable'] as const
/** Faults of webhook deliveries. */
export const ON_WEBHOOK = ['duplicate', 'hold', 'bundle', 'lost', 'badSignature'] as const

const WEBHOOK = 'webhook'

/** The faults in force, first come first served; a counted one is taken away after its last use. */
export class FaultSet implements Faults {
  #list: Fault[] = []
  readonly #changed: () => void

  constructor(changed: () => void) {
    this.#changed = changed
  }

  get list(): readonly Fault[] {
    return this.#list
  }

  add(...faults: Fault[]): void {
    this.replace([...this.#list, ...faults])
  }

  replace(faults: Fault[]): void {
    this.#list = faults.filter((fault) => fault.times === undefined || fault.times > 0).map((fault) => ({ ...fault }))
    this.#changed()
  }

  clear(): void {
    this.replace([])
  }

  /** The first fault of these kinds for the call, counted as used. `route` is `METHOD /path`. */
  take<K extends FaultKind>(endpoint: string, route: string, kinds: readonly K[]): (Fault & { kind: K }) | undefined {
    const fault = this.#list.find(
      (one) => kinds.some((kind) => kind === one.kind) && matches(one.endpoint, endpoint, route),
    )
    if (!fault) return undefined
    if (fault.times !== undefined) {
      fault.times -= 1
      if (fault.times <= 0) this.#list = this.#list.filter((one) => one !== fault)
      this.#changed()
    }
    return fault as Fault & { kind: K }
  }
}

function matches(wanted: string, endpoint: string, route: string): boolean {
  // A rule for every API call leaves the webhooks alone.
  if (wanted === '*') return endpoint !== WEBHOOK
  return wanted === endpoint || wanted === route
}
