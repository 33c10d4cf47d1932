import { accepts } from './accepts.ts'
import {
  type Alternative,
  alternativesOf,
  type Conjunction,
  isDisjoint,
  lists,
  TooComplex,
  valuesOf,
} from './alternatives.ts'
import { itemAt, mostItems, tupleLength } from './arrays.ts'
import { type Difference, describe, describeAll, homeOf, placeOf, type Verdict } from './difference.ts'
import { type Excess, isWhole, numberExcess, sizeExcess, stringExcess } from './limits.ts'
import { canonical, keywordsOf, type Node, partsOf, pointerOf, type SchemaDocument } from './node.ts'
import { compareObjects } from './objects.ts'

/** More comparisons than any schema that people write needs. */
const mostSteps = 20_000

/** Compares what a writer's schema takes with what a reader's takes, and remembers where it is. */
export class Comparison {
  /** Whether the writer is the older side: it decides by which pointer a change is known. */
  readonly isWriterBefore: boolean
  /** Pairs that are being compared: within one, it holds as long as nothing says otherwise. */
  private readonly assumed = new Set<string>()
  private steps = 0

  constructor(isWriterBefore: boolean) {
    this.isWriterBefore = isWriterBefore
  }

  /** What of the writer's values the reader may not take. */
  compare(writer: Conjunction, reader: Conjunction): Difference[] {
    const pair = `${writer.map(({ pointer }) => pointer).join('&')}\n${reader.map(({ pointer }) => pointer).join('&')}`
    if (this.assumed.has(pair) || textOf(writer) === textOf(reader)) return []
    this.steps += 1
    if (this.steps > mostSteps) throw new TooComplex()
    this.assumed.add(pair)
    try {
      return this.compareAlternatives(writer, reader)
    } finally {
      this.assumed.delete(pair)
    }
  }

  private compareAlternatives(writer: Conjunction, reader: Conjunction): Difference[] {
    const some = alternativesOf(writer)
    const others = alternativesOf(reader)
    return some.flatMap((one) => {
      const values = valuesOf(one)
      if (values) return this.compareValues(values, one, writer, reader, some, others)
      const near = others.filter((other) => !isDisjoint(one, other))
      if (near.length === 0) {
        if (others.some(({ type }) => type === one.type)) return [this.alternative(one, writer, reader)]
        return [this.type(writer, reader, some, others, 'broken')]
      }
      const found = near.map((other) => this.compareOne(one, other, writer, reader, some, others))
      const least = found.reduce((best, each) => (weight(each) < weight(best) ? each : best))
      // Several may take together what none of them takes alone.
      return near.length === 1
        ? least
        : least.map((each) => ({ ...each, verdict: each.verdict === 'fine' ? 'fine' : ('undecided' as const) }))
    })
  }

  private compareValues(
    values: readonly unknown[],
    one: Alternative,
    writer: Conjunction,
    reader: Conjunction,
    some: readonly Alternative[],
    others: readonly Alternative[],
  ): Difference[] {
    const alike = others.filter(({ type }) => type === one.type)
    const isListed = alike.length > 0 && alike.every((other) => valuesOf(other)) && one.type !== 'boolean'
    return values.flatMap((value): Difference[] => {
      if (alike.some((other) => lists(other, value)) || accepts(writer, value) === false) return []
      const accepted = accepts(reader, value)
      if (accepted) return []
      const verdict = accepted === null ? 'undecided' : 'broken'
      if (!isListed) return [this.type(writer, reader, some, others, verdict)]
      const [from, to] = [homeOf(one) ?? placeOf(writer), homeOf(alike[0]!) ?? placeOf(reader)]
      const text = JSON.stringify(value)
      return [
        {
          ...this.between('value', text, from, to),
          verdict,
          written: text,
          read: null,
        },
      ]
    })
  }

  private compareOne(
    one: Alternative,
    other: Alternative,
    writer: Conjunction,
    reader: Conjunction,
    some: readonly Alternative[],
    others: readonly Alternative[],
  ): Difference[] {
    const found = [...other.opaque]
      .filter(([text]) => !one.opaque.has(text))
      .map(([text, node]) => this.constraint(text.split(' ')[0]!, homeOf(one) ?? placeOf(writer), node))
    if (valuesOf(other)) return [...found, this.type(writer, reader, some, others, 'broken')]
    const [from, to] = [homeOf(one) ?? placeOf(writer), homeOf(other) ?? placeOf(reader)]
    const exceeds = (all: readonly Excess[]) => all.map((excess) => this.excess(excess, from, to))
    if (one.type === 'string') found.push(...exceeds(stringExcess(one, other)))
    if (one.type === 'number') {
      if (isWhole(other) && !isWhole(one) && describe(other) === 'integer')
        found.push(this.type(writer, reader, some, others, 'broken'))
      found.push(...exceeds(numberExcess(one, other)))
    }
    if (one.type === 'array') {
      const most = Math.min(mostItems(one), mostItems(other))
      found.push(...exceeds(sizeExcess(one, other, 'minItems')), ...exceeds(arraySizeExcess(one, other)))
      if (most > 1 && isUnique(other) && !isUnique(one)) found.push(...exceeds([unique(other)]))
      const length = Math.max(tupleLength(one), tupleLength(other))
      for (let index = 0; index < Math.min(length + 1, most); index += 1)
        found.push(...this.compare(itemAt(one, index), itemAt(other, index)))
    }
    if (one.type === 'object') found.push(...compareObjects(this, one, other, from, to))
    return found
  }

  excess({ keyword, verdict, written, read, writer, reader }: Excess, from: Node | null, to: Node | null): Difference {
    const kind = keyword === 'format' || keyword === 'pattern' ? keyword : 'limit'
    const text = (value: unknown) => (value === null ? null : String(value))
    return {
      ...this.between(kind, keyword, writer ?? from, reader ?? to),
      // The keyword itself, on the side that has it.
      writer: writer && pointerOf(writer, keyword),
      reader: reader && pointerOf(reader, keyword),
      key: this.keyOf(kind, keyword, from, to),
      verdict,
      written: text(written),
      read: text(read),
    }
  }

  constraint(keyword: string, from: Node | null, to: Node): Difference {
    const short = (node: Node | null) => {
      const value = node && keywordsOf(node)?.[keyword]
      return value === undefined || value === null ? null : JSON.stringify(value).slice(0, 80)
    }
    return {
      ...this.between('constraint', keyword, from, to),
      verdict: 'undecided',
      written: short(from),
      read: short(to),
    }
  }

  private type(
    writer: Conjunction,
    reader: Conjunction,
    some: readonly Alternative[],
    others: readonly Alternative[],
    verdict: Exclude<Verdict, 'fine'>,
  ): Difference {
    return {
      ...this.between('type', '', placeOf(writer), placeOf(reader)),
      verdict,
      written: describeAll(some),
      read: describeAll(others),
    }
  }

  private alternative(one: Alternative, writer: Conjunction, reader: Conjunction): Difference {
    const home = homeOf(one) ?? placeOf(writer)
    const place = placeOf(reader)
    return {
      ...this.between('alternative', one.type, home, place),
      key: `alternative ${home?.pointer} ${canonical(home!)}`,
      verdict: 'broken',
      written: home && canonical(home).slice(0, 80),
      read: null,
    }
  }

  /** The part of a difference that says where it is. */
  between(
    kind: Difference['kind'],
    subject: string,
    writer: Node | null,
    reader: Node | null,
  ): Pick<Difference, 'kind' | 'subject' | 'writer' | 'reader' | 'key'> {
    const key = this.keyOf(kind, subject, writer, reader)
    return { kind, subject, writer: writer?.pointer ?? null, reader: reader?.pointer ?? null, key }
  }

  private keyOf(kind: string, subject: string, writer: Node | null, reader: Node | null): string {
    const [before, after] = this.isWriterBefore ? [writer, reader] : [reader, writer]
    return `${kind} ${(after ?? before)?.pointer} ${subject}`
  }
}

const weights: Readonly<Record<Verdict, number>> = { broken: 1000, undecided: 1, fine: 0 }
const weight = (differences: readonly Difference[]): number =>
  differences.reduce((sum, { verdict }) => sum + weights[verdict], 0)

const textOf = (all: Conjunction): string => all.map((node) => canonical(node)).join('&')

const isUnique = ({ nodes }: Alternative): boolean => nodes.some((node) => keywordsOf(node)!.uniqueItems === true)

function unique(reader: Alternative): Excess {
  const node = reader.nodes.find((each) => keywordsOf(each)!.uniqueItems === true)!
  return { keyword: 'uniqueItems', verdict: 'broken', written: null, read: true, writer: null, reader: node }
}

function arraySizeExcess(writer: Alternative, reader: Alternative): Excess[] {
  const found = sizeExcess(writer, reader, 'maxItems', mostItems(writer))
  if (found.length > 0 || mostItems(writer) <= mostItems(reader)) return found
  const node = reader.nodes.find((each) => mostItems({ ...reader, nodes: [each] }) === mostItems(reader))!
  return [{ keyword: 'items', verdict: 'broken', written: null, read: false, writer: null, reader: node }]
}

/** What of the writer's records the reader may not take; one undecided difference where the schemas are too complex. */
export function compareRecords(
  writer: SchemaDocument,
  reader: SchemaDocument,
  { isWriterBefore, isShared }: { isWriterBefore: boolean; isShared: boolean },
): Difference[] {
  const comparison = new Comparison(isWriterBefore)
  const definitions = definitionsOf(reader)
  const pairs = isShared
    ? [...definitionsOf(writer)].flatMap(([name, node]) =>
        definitions.has(name) ? [[node, definitions.get(name)!]] : [],
      )
    : []
  try {
    return [[writer.root, reader.root], ...pairs].flatMap(([one, other]) => comparison.compare([one!], [other!]))
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error
    return [comparison.constraint('schema', writer.root, reader.root)]
  }
}

function definitionsOf({ root }: SchemaDocument): ReadonlyMap<string, Node> {
  const isDefinition = ([[keyword]]: readonly [readonly (string | number)[], Node]) =>
    keyword === '$defs' || keyword === 'definitions'
  return new Map(
    partsOf(root)
      .filter(isDefinition)
      .map(([keys, node]) => [keys.join('/'), node]),
  )
}
