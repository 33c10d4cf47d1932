import type { EventsSettings } from '../../src/index.ts'

export const services = ['auth', 'users', 'posts', 'messages'] as const
export type Service = (typeof services)[number]

/** What a child process is told, in CRASH_PLAN. */
export interface Plan {
  urls: Record<Service, string>
  settings: EventsSettings
  seed: number
}

export const readPlan = (): Plan => JSON.parse(process.env.CRASH_PLAN ?? '{}')

/** Mulberry32: the same numbers for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
