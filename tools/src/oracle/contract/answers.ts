import type { ViewerId } from '../world/people.ts'
import type { World } from '../world/world.ts'

/** What the model is asked for: the whole world, as one person or signed out. */
export interface Asking {
  readonly world: World
  readonly viewer: ViewerId
}

/** The model's answer to one field, from what the model has in its parent's place. */
// biome-ignore lint/suspicious/noExplicitAny: each type of the contract has a source of its own
export type Answer = (source: any, asking: Asking, args: Readonly<Record<string, unknown>>) => unknown

/** By type and field of the contract: every field that the model has something to say about. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Answer>>>>

/** A list in its connection. Pages hold all of it: a round makes fewer things than a page takes. */
export interface List {
  readonly items: readonly unknown[]
  /** More fields of its edges, by item. */
  readonly edge?: (item: unknown) => Readonly<Record<string, unknown>>
}

export const list = (items: readonly unknown[], edge?: List['edge']): List => ({ items, ...(edge && { edge }) })

/** A value that the rules do not fix: what is seen is allowed when it lies between. */
export class Between {
  readonly least: number
  readonly most: number

  constructor(least: number, most: number) {
    this.least = least
    this.most = most
  }
}

/** Any moment; whether there is one is the question. */
export const someTime = 'a time'

/** Whatever it is. */
export const anyValue = Symbol('any value')

/** An item of a list that may be in it or not. */
export class Maybe {
  readonly value: unknown

  constructor(value: unknown) {
    this.value = value
  }
}
