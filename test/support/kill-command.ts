import { killRounds } from './kill-rounds.ts'

/** `npm run faults:kill -- [rounds] [seed]`: prints what became of every acknowledged question. */
const [rounds = 100, seed = 1] = process.argv.slice(2).map(Number)
const result = await killRounds(rounds, randomFrom(seed))
console.table([{ ...result, slowest: `${(result.slowest / 1_000).toFixed(1)} s` }])
process.exit(result.lost + result.twice > 0 ? 1 : 0)

/** A linear congruential generator (Numerical Recipes): the same seed gives the same moments. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
