import type { ASTNode } from 'graphql'
import type { z } from 'zod'
import type { Rule } from '../rules.ts'
import type { Source } from './sources.ts'

/** What a rule has against one element of a subgraph. */
export interface Fault {
  readonly source: Source
  /** The element; its suppression stands right above it. */
  readonly node: ASTNode
  readonly coordinate: string
  /** A whole sentence, with what to do. */
  readonly message: string
}

/** A rule that looks at the contract alone, and not at what changes. */
export interface Lint extends Rule {
  readonly options: z.ZodType
  /** Each element that is not as the rule wants it. */
  check(sources: readonly Source[], options: unknown): Iterable<Fault>
}

interface Definition<Options extends z.ZodType> extends Omit<Rule, 'pass' | 'id'> {
  /** Without the family's prefix. */
  readonly id: string
  readonly options: Options
  readonly check: (sources: readonly Source[], options: z.output<Options>) => Iterable<Fault>
}

/** A lint rule with options that its check gets parsed. */
export const lint = <Options extends z.ZodType>({ id, check, ...rest }: Definition<Options>): Lint => ({
  ...rest,
  id: `lint-${id}`,
  pass: 'lint',
  check: (sources, options) => check(sources, options as z.output<Options>),
})
