import type { Child } from './child.ts'

/** One way to serve the same supergraph. */
export interface Variant {
  /** As in the figures' names. */
  readonly name: string
  /** Which processes there are, for the reader of the figure. */
  readonly topology: string
  readonly url: string
  readonly gateway: Child
  readonly subgraphs: readonly Child[]
}

/** What one round showed of a variant. */
export interface Round {
  readonly rps: number
  readonly p50: number
  readonly p99: number
  /** Of all its processes, and of the gateway's alone; NaN where the system does not tell. */
  readonly cpuMs: number
  readonly gatewayCpuMs: number
}
