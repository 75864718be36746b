/** A function of a point: its value there, and its gradient written into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number

const REMEMBERED = 10

/**
 * The minimum of a smooth convex function by L-BFGS with backtracking (Nocedal & Wright, Numerical Optimization,
 * algorithm 7.4). Starts at 0, draws nothing by lot: the same function gives the same point.
 */
export function minimise(objective: Objective, size: number, steps = 300): Float64Array {
  let point = new Float64Array(size)
  let gradient = new Float64Array(size)
  let value = objective(point, gradient)
  const pairs: { s: Float64Array; y: Float64Array; rho: number }[] = []
  for (let step = 0; step < steps; step++) {
    const direction = gradient.map((slope) => -slope)
    const alphas: number[] = []
    for (const { s, y, rho } of pairs) {
      const alpha = rho * inner(s, direction)
      alphas.push(alpha)
      add(direction, y, -alpha)
    }
    const [newest] = pairs
    if (newest) scale(direction, inner(newest.s, newest.y) / inner(newest.y, newest.y))
    pairs.toReversed().forEach(({ s, y, rho }, i) => {
      add(direction, s, (alphas[pairs.length - 1 - i] ?? 0) - rho * inner(y, direction))
    })
    const slope = inner(gradient, direction)
    if (slope > -1e-9) break
    let length = pairs.length > 0 ? 1 : 1 / Math.sqrt(-slope)
    let next = point
    const nextGradient = new Float64Array(size)
    let nextValue = Number.POSITIVE_INFINITY
    for (; length > 1e-10; length /= 2) {
      next = point.slice()
      add(next, direction, length)
      nextValue = objective(next, nextGradient)
      if (nextValue <= value + 1e-4 * length * slope) break
    }
    const s = next.map((x, i) => x - (point[i] ?? 0))
    const y = nextGradient.map((g, i) => g - (gradient[i] ?? 0))
    const curvature = inner(s, y)
    if (curvature > 1e-12) pairs.unshift({ s, y, rho: 1 / curvature })
    if (pairs.length > REMEMBERED) pairs.pop()
    const gained = value - nextValue
    point = next
    gradient = nextGradient
    value = nextValue
    if (gained < 1e-7 * Math.max(1, Math.abs(value))) break
  }
  return point
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (what[i] as number)
}

function scale(what: Float64Array, times: number): void {
  for (let i = 0; i < what.length; i++) what[i] = (what[i] as number) * times
}
