import fc from 'fast-check'

/** One call: who makes it, with which generation of the token, how many seconds after the round began. */
export interface Call {
  at: number
  generation: number
  by: 'tab' | 'thief'
}

/**
 * A browser with several tabs over one store of tokens. In each round its tabs find the access token about to expire and
 * refresh, some at the same moment, some up to 30 seconds apart, some twice because the answer was lost. A thief may copy the
 * token of one round and use it at any time after.
 */
const scenario = fc.record({
  rounds: fc.array(
    fc.record({
      gap: fc.integer({ min: 31, max: 900 }),
      offsets: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  theft: fc.option(
    fc.record({
      generation: fc.nat(2),
      delays: fc.array(fc.integer({ min: -60, max: 1200 }), { minLength: 1, maxLength: 2 }),
    }),
    { freq: 3 },
  ),
})
export type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never

/** All calls of a scenario, in order of arrival. Each round uses the token that the round before left in the store. */
export function callsOf({ rounds, theft }: Scenario): Call[] {
  const calls: Call[] = []
  const startOf: number[] = []
  let now = 0
  for (const [generation, { gap, offsets }] of rounds.entries()) {
    now += gap
    startOf.push(now)
    const first = Math.min(...offsets)
    for (const offset of offsets) calls.push({ at: now + offset - first, generation, by: 'tab' })
    now += 30
  }
  for (const delay of theft?.delays ?? []) {
    const generation = Math.min(theft?.generation ?? 0, rounds.length - 1)
    // The token exists once the round before has begun.
    const bornAt = generation === 0 ? 0 : (startOf[generation - 1] as number) + 1
    calls.push({ at: Math.max(bornAt, (startOf[generation] as number) + delay), generation, by: 'thief' })
  }
  return calls.sort((a, b) => a.at - b.at || a.generation - b.generation)
}

/** The rule, as the contract puts it: what each call must get, be it a pair's number or the end. */
export class Model {
  readonly #usedAt = new Map<number, number>()
  hasEnded = false

  call({ at, generation }: Call): 'PAIR' | 'END' {
    if (this.hasEnded) return 'END'
    const usedAt = this.#usedAt.get(generation)
    if (usedAt === undefined) this.#usedAt.set(generation, at)
    else if (at - usedAt > 30) this.hasEnded = true
    return this.hasEnded ? 'END' : 'PAIR'
  }
}

/** The same ones for the same seed. */
export function sampleScenarios(count: number, seed: number): Scenario[] {
  return fc.sample(scenario, { numRuns: count, seed })
}
