export interface Random {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** So many different items, in random order; all of them when there are fewer. */
  sample<Item>(items: readonly Item[], count: number): Item[]
}

/** The same numbers for the same seed, on every machine (splitmix32 in, xoshiro128** out). */
export function createRandom(seed: number): Random {
  const mixed = splitmix(seed)
  let a = mixed()
  let b = mixed()
  let c = mixed()
  let d = mixed()
  const next = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)]!,
    sample(items, count) {
      const pool = [...items]
      const taken: typeof pool = []
      while (taken.length < count && pool.length > 0) {
        const at = below(pool.length)
        taken.push(pool[at]!)
        pool[at] = pool.at(-1)!
        pool.pop()
      }
      return taken
    },
  }
}

function splitmix(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return z ^ (z >>> 15)
  }
}

const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by))
