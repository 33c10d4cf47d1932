import { badRequest } from '@plaza/server'
import { type DocumentNode, type GraphQLSchema, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { argumentsOfEach } from '../supergraph/directives.ts'
import { coordinatesOf } from './workarounds/requirements.ts'

/** Labels of `@override(label:)` that are on or off whatever a coin would say. */
export type LabelPins = ReadonlyMap<string, boolean>

/**
 * The labels that are on for one request, of those that its document depends on: fields with one of them come from the
 * subgraph that overrides, all others from the one that is overridden.
 */
export type ChooseLabels = (document: DocumentNode, context: unknown) => readonly string[]

const percentage = /^percent\((\d{1,3}(?:\.\d{1,8})?)\)$/

export interface LabelOptions {
  readonly pins?: LabelPins
  readonly pinnedBy?: (context: unknown) => string | undefined
  readonly toss?: () => number
}

/**
 * Makes the chooser of a supergraph. What is pinned counts; else `percent(n)` is on for n of 100 requests, by a coin for
 * each request and label; every other label is off.
 * @param pins hold for all requests; those of the request itself come before them
 * @param pinnedBy the pins of one request, as `parseLabelPins` reads them
 * @param toss a number from 0 up to 1, 1 not among them
 * @returns undefined where the supergraph has no labels
 */
export function createLabelChooser(
  supergraph: DocumentNode,
  apiSchema: GraphQLSchema,
  { pins = new Map(), pinnedBy = () => undefined, toss = Math.random }: LabelOptions = {},
): ChooseLabels | undefined {
  const labels = labelsByField(supergraph)
  if (labels.size === 0) return undefined
  const always = labelsOfNeeded(supergraph, labels)
  const known = new WeakMap<DocumentNode, readonly string[]>()
  const isOn = (label: string, pinned: LabelPins | undefined) =>
    pinned?.get(label) ?? pins.get(label) ?? toss() * 100 < Number(percentage.exec(label)?.[1] ?? 0)
  return (document, context) => {
    const text = pinnedBy(context)
    const pinned = text === undefined ? undefined : parseLabelPins(text)
    let asked = known.get(document)
    if (!asked) {
      asked = [...new Set([...always, ...labelsAsked(document, labels, apiSchema)])].sort()
      known.set(document, asked)
    }
    return asked.filter((label) => isOn(label, pinned))
  }
}

/**
 * Reads `percent(20)=on, new-search=off`.
 * @throws GraphQLError BAD_REQUEST for a text that is not like it
 */
export function parseLabelPins(text: string): LabelPins {
  const pins = new Map<string, boolean>()
  for (const part of text.split(',').map((item) => item.trim())) {
    if (!part) continue
    const [, label, value] = /^(.+?)\s*=\s*(on|off)$/.exec(part) ?? []
    if (!label) throw badRequest(`"${part}" pins no label of @override; write label=on or label=off.`)
    pins.set(label, value === 'on')
  }
  return pins
}

/** By `Type.field`. */
function labelsByField(supergraph: DocumentNode): Map<string, string[]> {
  const labels = new Map<string, string[]>()
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const field of type.fields ?? []) {
      const own = argumentsOfEach(field, 'join__field').flatMap(({ overrideLabel }) =>
        typeof overrideLabel === 'string' ? [overrideLabel] : [],
      )
      if (own.length > 0) labels.set(`${type.name.value}.${field.name.value}`, own)
    }
  }
  return labels
}

/** The labels of fields that a plan may need without being asked: for keys, for `@requires` and for contexts. */
function labelsOfNeeded(supergraph: DocumentNode, labels: ReadonlyMap<string, readonly string[]>): string[] {
  const needed = new Set<string>()
  visit(supergraph, {
    Directive: ({ name, arguments: given = [] }) => {
      if (!name.value.startsWith('join__')) return
      visit(
        { kind: Kind.LIST, values: given.map(({ value }) => value) },
        {
          StringValue: ({ value }) => {
            for (const word of value.match(/\w+/g) ?? []) needed.add(word)
          },
        },
      )
    },
  })
  return [...labels].flatMap(([coordinate, own]) => (needed.has(coordinate.split('.')[1]!) ? own : []))
}

function labelsAsked(
  document: DocumentNode,
  labels: ReadonlyMap<string, readonly string[]>,
  schema: GraphQLSchema,
): string[] {
  const asked: string[] = []
  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: (field) => {
        for (const coordinate of coordinatesOf(schema, typeInfo, field)) asked.push(...(labels.get(coordinate) ?? []))
      },
    }),
  )
  return asked
}
