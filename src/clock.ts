/** The current time in milliseconds since the epoch. Handed in, so that a test can hold it still. */
export type Clock = () => number

export const systemClock: Clock = Date.now
