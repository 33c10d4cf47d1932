import { type Answers, type Asking, anyValue, type List, Maybe } from './answers.ts'
import type { Asked, Selection } from './questions.ts'

type Known = Map<Selection, Map<object, unknown>>

/** What has been worked out, while an asking lasts: in a network one comes to the same person by very many ways. */
const known = new WeakMap<Asking, Known>()

/**
 * What the model answers to a selection. A source of several possible types names its own as `__typename`. Of one asking
 * it is worked out once for each source, so its world may not change.
 */
export function expected(answers: Answers, selection: Selection, source: unknown, asking: Asking): unknown {
  if (typeof source !== 'object' || source === null) return null
  const ofAsking: Known = known.get(asking) ?? new Map()
  known.set(asking, ofAsking)
  const ofSelection = ofAsking.get(selection) ?? new Map<object, unknown>()
  ofAsking.set(selection, ofSelection)
  const found = ofSelection.get(source) ?? workOut(answers, selection, source, asking)
  ofSelection.set(source, found)
  return found
}

function workOut(answers: Answers, selection: Selection, source: object, asking: Asking): unknown {
  const [only] = selection.keys()
  const type = selection.size === 1 ? only! : (source as { __typename: string }).__typename
  const fields = selection.get(type) ?? []
  return Object.fromEntries([
    ['__typename', type],
    ...fields.map((asked) => [
      asked.alias,
      expectedOf(answers, asked, answers[type]![asked.name]!(source, asking, asked.args), asking),
    ]),
  ])
}

function expectedOf(answers: Answers, asked: Asked, value: unknown, asking: Asking): unknown {
  const { selection, connection } = asked
  if (!selection || value === null || value === undefined || value === anyValue) return value ?? null
  if (connection) return expectedList(answers, asked, value as List, asking)
  if (Array.isArray(value)) return value.map((item) => expectedItem(answers, selection, item, asking))
  return expected(answers, selection, value, asking)
}

function expectedItem(answers: Answers, selection: Selection, item: unknown, asking: Asking): unknown {
  if (item instanceof Maybe) return new Maybe(expected(answers, selection, item.value, asking))
  return expected(answers, selection, item, asking)
}

function expectedList(
  answers: Answers,
  { selection, connection }: Asked,
  { items, edge }: List,
  asking: Asking,
): unknown {
  const hasId = [...selection!.values()][0]!.some(({ name }) => name === 'id')
  const edgeOf = (item: unknown): unknown => {
    if (item instanceof Maybe) return new Maybe(edgeOf(item.value))
    const { id, __typename } = expected(answers, selection!, item, asking) as Record<string, unknown>
    return { node: hasId ? { id } : { __typename }, ...edge?.(item) }
  }
  return {
    nodes: items.map((item) => expectedItem(answers, selection!, item, asking)),
    edges: items.map(edgeOf),
    ...(connection!.type.getFields().totalCount && { totalCount: items.length }),
  }
}
