import { share } from '../execution/hash.ts'

/** Draws that repeat: the same seed gives the same ones. */
export class Random {
  readonly #seed: string
  #drawn = 0

  constructor(...seed: readonly (string | number)[]) {
    this.#seed = seed.join('/')
  }

  below(limit: number): number {
    return Math.floor(share(this.#seed, this.#drawn++) * limit)
  }

  chance(of: number): boolean {
    return share(this.#seed, this.#drawn++) < of
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T
  }

  /** Undefined where there is none. */
  find<T>(items: readonly T[]): T | undefined {
    return items.length > 0 ? this.pick(items) : undefined
  }

  some<T>(items: readonly T[], of: number): T[] {
    return items.filter(() => this.chance(of))
  }
}
