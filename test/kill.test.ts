import { expect, it } from 'vitest'
import { killRounds } from './support/kill-rounds.ts'

it('killed three times under load with calls to LINE under way, nothing acknowledged is lost or answered twice', async () => {
  const moments = [0.2, 0.9, 0.5]
  const { acknowledged, lost, twice } = await killRounds(3, () => moments.pop() ?? 0.5)
  expect(acknowledged).toBeGreaterThan(10)
  expect({ lost, twice }).toEqual({ lost: 0, twice: 0 })
}, 180_000)
