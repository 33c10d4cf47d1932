/**
 * What a change does to those who use it: `breaking` breaks somebody, `risk` may, `notice` is worth reading, `safe` does
 * nothing to anybody known.
 */
export type Severity = 'breaking' | 'risk' | 'notice' | 'safe'

/** A place in a file, counted from 1. `before` is a file as it was, for what is there no more. */
export interface Location {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly side: 'before' | 'after'
}

/** What a change does to one operation. */
export interface Impact {
  /** The operation's name, or `anonymous`. */
  readonly operation: string
  /** SHA-256 of the operation's text, in hex: two versions of a client may send the same name. */
  readonly hash: string
  /** The client that sends it, where a manifest or recorded use says so. */
  readonly client: string | null
  readonly verdict: 'broken' | 'risk'
  /** A whole sentence: what happens to the client. */
  readonly reason: string
  /** Where in the operation, as response path: `viewer.homeFeed.edges`. */
  readonly selection: string
  /** Where the operation is written; the manifest where it is known by that alone. */
  readonly location: Location | null
}

/** One change of the contract, or one thing that is wrong with it. */
export interface Finding {
  /** The id of a rule of `rules.ts`. */
  readonly rule: string
  readonly severity: Severity
  /**
   * What it is about: a schema coordinate (`User`, `User.name`, `Query.user(id:)`, `Color.RED`, `@tag`), `event:<type>` with a JSON
   * pointer, `operation:<name>`, or `subgraph:<name>`.
   */
  readonly coordinate: string
  /** A whole sentence. */
  readonly message: string
  /** What stood there before and what does after, as short text; null where there was or is nothing. */
  readonly before: string | null
  readonly after: string | null
  readonly location: Location | null
  /** Of the operations that it touches; those that it leaves alone are not listed. */
  readonly impacts: readonly Impact[]
}

const order: readonly Severity[] = ['safe', 'notice', 'risk', 'breaking']

/** The worse of two. */
export const worse = (one: Severity, other: Severity): Severity =>
  order.indexOf(one) >= order.indexOf(other) ? one : other
