import {
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  Kind,
  typeFromAST,
} from 'graphql'

/**
 * How often each was given with a value and with null: variables as `$name`, input fields by coordinate. Under the name of an
 * input type is how often there was one, so that what is missing from either number was left out.
 */
export type Presences = Map<string, [given: number, nulls: number]>

/** Something that may be given: a variable or an input field. */
interface Slot {
  readonly name: string
  readonly key: string
  /** Only where there is more to look into; never a scalar or an enum, of which nothing is counted but that it is there. */
  readonly input: GraphQLInputObjectType | undefined
}

/** The variables of a document's one operation. */
export function variableSlots(document: DocumentNode, schema: GraphQLSchema): readonly Slot[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable, type: node }) => {
          const type = typeFromAST(schema, node as never)
          return slotOf(variable.name.value, `$${variable.name.value}`, isInputType(type) ? type : undefined)
        })
      : [],
  )
}

function slotOf(name: string, key: string, type: GraphQLInputType | undefined): Slot {
  const named = getNamedType(type)
  return { name, key, input: isInputObjectType(named) ? named : undefined }
}

const fieldSlots = new WeakMap<GraphQLInputObjectType, readonly Slot[]>()

function slotsOf(type: GraphQLInputObjectType): readonly Slot[] {
  let slots = fieldSlots.get(type)
  if (!slots) {
    slots = Object.values(type.getFields()).map((field) => slotOf(field.name, `${type.name}.${field.name}`, field.type))
    fieldSlots.set(type, slots)
  }
  return slots
}

/** Counts which of the slots are given. Only names that the schema or the document has are looked for, and no value is kept. */
export function countGiven(counts: Presences, slots: readonly Slot[], values: Readonly<Record<string, unknown>>): void {
  for (const { name, key, input } of slots) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) continue
    if (value === null) bump(counts, key, 1)
    else {
      bump(counts, key, 0)
      if (input) countInside(counts, input, value)
    }
  }
}

function countInside(counts: Presences, type: GraphQLInputObjectType, value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) countInside(counts, type, item)
    return
  }
  bump(counts, type.name, 0)
  countGiven(counts, slotsOf(type), value as Record<string, unknown>)
}

function bump(counts: Presences, key: string, which: 0 | 1): void {
  const known = counts.get(key)
  if (known) known[which]++
  else counts.set(key, which === 0 ? [1, 0] : [0, 1])
}
