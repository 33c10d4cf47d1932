import type { Asking } from '../contract/answers.ts'
import type { World } from '../world/world.ts'

/** What the rules say of a step in a world; `EITHER` where they leave it open. */
export type Verdict = 'OK' | 'REFUSED' | 'EITHER'

// biome-ignore lint/suspicious/noExplicitAny: the payload of any mutation
export type Payload = any

/** A mutation that somebody sends, and what becomes of the world by it. */
export interface Step {
  readonly by: string
  readonly mutation: string
  /** Undefined: the mutation takes none. */
  readonly input?: Readonly<Record<string, unknown>>
  /** A query whose answer the input is made from; without one the step is left out. */
  readonly look?: string
  choose?(data: Payload): Readonly<Record<string, unknown>> | null
  verdict(world: World): Verdict
  /** Called when it was carried out. */
  apply(world: World, payload: Payload): void
  /** What the model has in the places of the payload, afterwards; those left out are not compared. */
  payload?(asking: Asking, payload: Payload): Readonly<Record<string, unknown>>
}

/** Null when there is nothing in the world to do it with. */
export type MakeStep = (world: World, dice: Dice) => Step | null

export const okIf = (condition: boolean): Verdict => (condition ? 'OK' : 'REFUSED')

/** Choices that fast-check has made, so that it can make them anew and smaller. */
export class Dice {
  readonly #rolls: readonly number[]
  #next = 2

  /** @param rolls the first two are the people; the others come one after the other, and again from the start */
  constructor(rolls: readonly number[]) {
    this.#rolls = rolls
  }

  /** Of one in `of` cases true. */
  chance(of: number): boolean {
    return this.#roll() % of === 0
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items.length === 0 ? undefined : items[this.#roll() % items.length]
  }

  some<Item>(items: readonly Item[], most: number): Item[] {
    const picked = Array.from({ length: 1 + (this.#roll() % most) }, () => this.pick(items))
    return [...new Set(picked)].filter((item) => item !== undefined)
  }

  /** Who acts, and on whom. */
  pair<Item>(items: readonly Item[]): readonly [Item, Item] {
    const [one, other] = this.#rolls as [number, number]
    return [items[one % items.length]!, items[other % items.length]!]
  }

  #roll(): number {
    const roll = this.#rolls[this.#next % this.#rolls.length]!
    this.#next++
    return roll + this.#next
  }
}
