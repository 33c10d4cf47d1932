import type { Alternative } from './alternatives.ts'
import { isInteger, type Verdict } from './difference.ts'
import { keywordsOf, type Node } from './node.ts'

/** What a reader demands of a string, a number or a size, and the writer doesn't keep. */
export interface Excess {
  readonly keyword: string
  readonly verdict: Exclude<Verdict, 'fine'>
  readonly written: unknown
  readonly read: unknown
  /** Where the keyword stands on both sides; null where it doesn't. */
  readonly writer: Node | null
  readonly reader: Node | null
}

interface Limit {
  readonly value: number
  readonly node: Node
  readonly keyword: string
}

/** The strongest of a limit's values among nodes that hold at once. */
function limitOf({ nodes }: Alternative, keyword: string, isLeast: boolean): Limit | null {
  let strongest: Limit | null = null
  for (const node of nodes) {
    const value = keywordsOf(node)![keyword]
    if (typeof value !== 'number') continue
    if (!strongest || (isLeast ? value > strongest.value : value < strongest.value))
      strongest = { value, node, keyword }
  }
  return strongest
}

/**
 * Compares a size that is at least or at most so much.
 * @param known the writer's values keep this anyway, for another reason
 */
export function sizeExcess(
  writer: Alternative,
  reader: Alternative,
  keyword: string,
  known = keyword.startsWith('min') ? 0 : Number.POSITIVE_INFINITY,
): Excess[] {
  const isLeast = keyword.startsWith('min')
  const demand = limitOf(reader, keyword, isLeast)
  if (!demand) return []
  const kept = limitOf(writer, keyword, isLeast)
  const least = isLeast ? Math.max(kept?.value ?? 0, known) : Math.min(kept?.value ?? known, known)
  if (isLeast ? least >= demand.value : least <= demand.value) return []
  return [excess(keyword, kept, demand, isShaped(writer) ? 'undecided' : 'broken')]
}

/** A format or pattern may already keep strings as short or as long as the reader wants them. */
const isShaped = (writer: Alternative): boolean =>
  writer.type === 'string' && [...textsOf(writer, 'format').keys(), ...textsOf(writer, 'pattern').keys()].length > 0

const excess = (keyword: string, kept: Limit | null, demand: Limit, verdict: Excess['verdict']): Excess => ({
  keyword,
  verdict,
  written: kept?.value ?? null,
  read: demand.value,
  writer: kept?.node ?? null,
  reader: demand.node,
})

/** Compares numbers: their bounds and what they are multiples of. */
export function numberExcess(writer: Alternative, reader: Alternative): Excess[] {
  return [...boundExcess(writer, reader, true), ...boundExcess(writer, reader, false), ...stepExcess(writer, reader)]
}

/** The strongest bound; where the writer's numbers are whole, as the first one within. */
function boundOf(alternative: Alternative, isLeast: boolean, isInt: boolean): (Limit & { isOpen: boolean }) | null {
  const closed = limitOf(alternative, isLeast ? 'minimum' : 'maximum', isLeast)
  const open = limitOf(alternative, isLeast ? 'exclusiveMinimum' : 'exclusiveMaximum', isLeast)
  const round = (value: number) => (isInt ? (isLeast ? Math.ceil(value) : Math.floor(value)) : value)
  const inside = (value: number) => (isLeast ? Math.floor(value) + 1 : Math.ceil(value) - 1)
  const all = [
    ...(closed ? [{ ...closed, value: round(closed.value), isOpen: false }] : []),
    ...(open ? [{ ...open, value: isInt ? inside(open.value) : open.value, isOpen: !isInt }] : []),
  ]
  return all.reduce<(typeof all)[number] | null>(
    (one, other) => (one && keeps(one, other, isLeast) ? one : other),
    null,
  )
}

const keeps = (kept: Limit & { isOpen: boolean }, demand: Limit & { isOpen: boolean }, isLeast: boolean): boolean =>
  kept.value === demand.value
    ? kept.isOpen || !demand.isOpen
    : isLeast
      ? kept.value > demand.value
      : kept.value < demand.value

function boundExcess(writer: Alternative, reader: Alternative, isLeast: boolean): Excess[] {
  const isInt = isWhole(writer)
  const demand = boundOf(reader, isLeast, isInt)
  if (!demand) return []
  const kept = boundOf(writer, isLeast, isInt)
  if (kept && keeps(kept, demand, isLeast)) return []
  const verdict = stepsOf(writer).some(({ value }) => value !== 1) ? 'undecided' : 'broken'
  return [
    {
      ...excess(demand.keyword, kept, demand, verdict),
      read: keywordsOf(demand.node)![demand.keyword],
      written: kept && keywordsOf(kept.node)![kept.keyword],
    },
  ]
}

const stepsOf = (alternative: Alternative): Limit[] =>
  alternative.nodes.flatMap((node) => {
    const { multipleOf } = keywordsOf(node)!
    return typeof multipleOf === 'number' ? [{ value: multipleOf, node, keyword: 'multipleOf' }] : []
  })

function stepExcess(writer: Alternative, reader: Alternative): Excess[] {
  const kept = stepsOf(writer)
  const steps = [...kept.map(({ value }) => value), ...(isInteger(writer) ? [1] : [])]
  return stepsOf(reader)
    .filter((demand) => !steps.some((step) => isMultiple(step, demand.value)))
    .map((demand) => excess('multipleOf', kept[0] ?? null, demand, steps.length > 1 ? 'undecided' : 'broken'))
}

/** Whether each multiple of `step` is one of `of`; decimals are compared as they are written. */
function isMultiple(step: number, of: number): boolean {
  const decimals = (value: number) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
  const scale = 10 ** Math.max(decimals(step), decimals(of))
  const [large, small] = [Math.round(step * scale), Math.round(of * scale)]
  return Number.isSafeInteger(large) && small > 0 && large % small === 0
}

/** Whether each number is whole, by its type or by what it is a multiple of. */
export const isWhole = (alternative: Alternative): boolean =>
  isInteger(alternative) || stepsOf(alternative).some(({ value }) => Number.isInteger(value))

/** The patterns or formats of a string, each with the node that has it. */
export function textsOf({ nodes }: Alternative, keyword: 'pattern' | 'format'): ReadonlyMap<string, Node> {
  const texts = new Map<string, Node>()
  for (const node of nodes) {
    const text = keywordsOf(node)![keyword]
    if (typeof text === 'string') texts.set(text, node)
  }
  return texts
}

/** Each value of the first is one of the others. */
const wider: Readonly<Record<string, readonly string[]>> = {
  email: ['idn-email'],
  hostname: ['idn-hostname'],
  uri: ['uri-reference', 'iri', 'iri-reference'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
}
/** No value of one of these is one of another. */
const apart: ReadonlySet<string> = new Set(['date-time', 'date', 'time', 'duration', 'uuid', 'email', 'uri', 'ipv6'])
/** Of these, most strings are none. */
const known: ReadonlySet<string> = new Set([
  ...apart,
  ...Object.keys(wider),
  ...Object.values(wider).flat(),
  'ipv4',
  'regex',
  'json-pointer',
  'relative-json-pointer',
  'uri-template',
])

/** Compares strings: their lengths, formats and patterns. */
export function stringExcess(writer: Alternative, reader: Alternative): Excess[] {
  const patterns = textsOf(writer, 'pattern')
  const formats = textsOf(writer, 'format')
  const isFree = patterns.size === 0 && formats.size === 0
  const found = [...sizeExcess(writer, reader, 'minLength'), ...sizeExcess(writer, reader, 'maxLength')]
  for (const [format, node] of textsOf(reader, 'format')) {
    if ([...formats.keys()].some((kept) => kept === format || wider[kept]?.includes(format))) continue
    const [kept] = formats
    const isBroken = isFree ? known.has(format) : apart.has(format) && kept !== undefined && apart.has(kept[0])
    found.push(demanded('format', kept, format, node, isBroken))
  }
  for (const [pattern, node] of textsOf(reader, 'pattern')) {
    if (patterns.has(pattern)) continue
    // What one pattern takes and another doesn't is not decided here.
    const isBroken = isFree && !sizesString(writer) && refusesSome(pattern)
    found.push(demanded('pattern', [...patterns][0], pattern, node, isBroken))
  }
  return found
}

const sizesString = (writer: Alternative): boolean =>
  limitOf(writer, 'minLength', true) !== null || limitOf(writer, 'maxLength', false) !== null

const demanded = (
  keyword: string,
  kept: readonly [string, Node] | undefined,
  read: string,
  reader: Node,
  isBroken: boolean,
): Excess => ({
  keyword,
  verdict: isBroken ? 'broken' : 'undecided',
  written: kept?.[0] ?? null,
  read,
  writer: kept?.[1] ?? null,
  reader,
})

const samples = ['', 'a', 'A', '0', '-', ' ', 'ab12', 'x'.repeat(200)]

function refusesSome(pattern: string): boolean {
  try {
    const expression = new RegExp(pattern, 'u')
    return samples.some((sample) => !expression.test(sample))
  } catch {
    return false
  }
}
