import { type Alternative, type Conjunction, typesOf, valuesOf } from './alternatives.ts'
import { keywordsOf, type Node } from './node.ts'

/** `broken`: what is valid for the writer is not for the reader. `undecided`: it may not be. `fine`: it is. */
export type Verdict = 'broken' | 'undecided' | 'fine'

/** What differs between a writer's schema and a reader's. */
export interface Difference {
  /** The same for one change, whether the writer is older than the reader or newer. */
  readonly key: string
  readonly kind:
    | 'type'
    | 'value'
    | 'alternative'
    | 'property'
    | 'required'
    | 'format'
    | 'pattern'
    | 'limit'
    | 'additional'
    | 'constraint'
  readonly verdict: Verdict
  /** What it is about, for people: a property's name, a keyword, a value. */
  readonly subject: string
  /** JSON pointers on both sides; null where it isn't there. */
  readonly writer: string | null
  readonly reader: string | null
  /** Short texts of what stands there. */
  readonly written: string | null
  readonly read: string | null
}

/** Of some verdicts, the one that is furthest from fine. */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('broken') ? 'broken' : verdicts.includes('undecided') ? 'undecided' : 'fine'

/** What values an alternative has, in short: `string (uuid)`, `"A" | "B"`, `integer`. */
export function describe(alternative: Alternative): string {
  const { type, nodes } = alternative
  const values = type === 'null' || isAnyBoolean(alternative) ? null : valuesOf(alternative)
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ')
  if (type === 'number' && isInteger(alternative)) return 'integer'
  const format = type === 'string' && nodes.map((node) => keywordsOf(node)!.format).find(Boolean)
  return format ? `string (${format})` : type
}

const isAnyBoolean = (alternative: Alternative): boolean =>
  alternative.type === 'boolean' && valuesOf(alternative)?.length === 2

/** Whether its numbers are whole because their type says so. */
export const isInteger = ({ nodes }: Alternative): boolean =>
  nodes.some((node) => {
    const types = typesOf(keywordsOf(node)!.type)
    return types?.includes('integer') && !types.includes('number')
  })

/** The same of a whole schema. */
export function describeAll(alternatives: readonly Alternative[]): string {
  const types = [...new Set(alternatives.map(describe))]
  const isAnything = ['null', 'boolean', 'number', 'string', 'array', 'object'].every((type) => types.includes(type))
  return isAnything ? 'anything' : types.join(' | ') || 'nothing'
}

/** The node that people see: the target of what is just a reference. */
export function placeOf(conjunction: Conjunction): Node | null {
  let node = conjunction[0] ?? null
  for (let steps = 0; node && steps < 50; steps += 1) {
    const { $ref } = keywordsOf(node) ?? {}
    const target: Node | null = typeof $ref === 'string' ? node.document.resolve($ref) : null
    if (!target) return node
    node = target
  }
  return node
}

/** Where an alternative is written: the innermost of its nodes. */
export const homeOf = ({ nodes }: Alternative): Node | null => nodes.at(-1) ?? null
