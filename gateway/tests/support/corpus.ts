import { readFileSync } from 'node:fs'
import type { Answer } from './answers.ts'
import type { Asked } from './gateways.ts'
import type { SubgraphSpecs } from './subgraphs.ts'

/** A supergraph, and questions to it by the behaviour that each shows. Answers stand in `corpus/answers/<file>.json`. */
export interface Suite {
  readonly name: string
  readonly subgraphs: SubgraphSpecs
  readonly cases: { readonly [behaviour: string]: string | Asked }
}

/** The answer that is right by the specifications; and stock's, with a section of decision 0004, where it differs. */
export interface Expected extends Answer {
  readonly stock?: { readonly data?: unknown; readonly errors?: readonly string[]; readonly throws?: string }
  readonly why?: string
}

export type Expectations = { readonly [suite: string]: { readonly [behaviour: string]: Expected } }

export function answersOf(theme: string): Expectations {
  try {
    return JSON.parse(readFileSync(new URL(`../corpus/answers/${theme}.json`, import.meta.url), 'utf8'))
  } catch {
    return {}
  }
}
