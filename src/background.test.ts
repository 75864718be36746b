import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBackground } from './background.ts'
import type { Log } from './log.ts'

const errors: string[] = []
const log: Log = { info: () => undefined, warn: () => undefined, error: (event) => void errors.push(event) }

beforeEach(() => {
  errors.length = 0
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe('createBackground', () => {
  it('repeats work, but never beside itself', async () => {
    const background = createBackground(log)
    let started = 0
    let finish: () => void = () => {
      throw new Error('Nothing was started.')
    }
    background.every(1_000, () => {
      started++
      return new Promise<void>((resolve) => {
        finish = resolve
      })
    })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(started).toBe(1)
    finish()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(started).toBe(2)
  })

  it('goes on after a failure, and logs it', async () => {
    const background = createBackground(log)
    let started = 0
    background.every(1_000, () => {
      started++
      return Promise.reject(new Error('no'))
    })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(started).toBe(3)
    expect(errors).toEqual(['work.failed', 'work.failed', 'work.failed'])
  })

  it('waits for what is under way when it stops, but not for ever', async () => {
    const background = createBackground(log)
    background.defer(new Promise(() => undefined))
    let stopped = false
    void background.stop(8_000).then(() => {
      stopped = true
    })
    await vi.advanceTimersByTimeAsync(7_999)
    expect(stopped).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(stopped).toBe(true)
  })
})
