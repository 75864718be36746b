import { errorFields, type Log } from './log.ts'

/** Work beside the requests of a long-lived process: put off until after a response, or done again and again. */
export interface Background {
  defer(work: Promise<unknown>): void
  /** Does the work now and then every so many milliseconds, never twice at the same time. */
  every(milliseconds: number, work: () => Promise<unknown>): void
  /** Starts nothing more; resolves when all is done, or when the patience (milliseconds) is over. */
  stop(patience: number): Promise<void>
}

export function createBackground(log: Log): Background {
  const inFlight = new Set<Promise<unknown>>()
  const timers = new Set<NodeJS.Timeout>()
  const defer = (work: Promise<unknown>): Promise<unknown> => {
    const tracked = work
      .catch((error) => log.error('work.failed', errorFields(error)))
      .finally(() => inFlight.delete(tracked))
    inFlight.add(tracked)
    return tracked
  }
  return {
    defer: (work) => void defer(work),
    every(milliseconds, work) {
      let isBusy = false
      const round = async () => {
        if (isBusy) return
        isBusy = true
        await defer(work())
        isBusy = false
      }
      void round()
      timers.add(setInterval(round, milliseconds))
    },
    async stop(patience) {
      for (const timer of timers) clearInterval(timer)
      const over = Promise.withResolvers<void>()
      const timer = setTimeout(over.resolve, patience)
      await Promise.race([Promise.allSettled(inFlight), over.promise])
      clearTimeout(timer)
    },
  }
}
