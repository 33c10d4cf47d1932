import {
  type DocumentNode,
  type FieldDefinitionNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  type TypeDefinitionNode,
} from 'graphql'
import { nameOf, parseSelections, type SupergraphParts, withoutDescription } from './supergraph.ts'

/** The part of a supergraph that an operation's validity and plan depend on. */
export interface Reach {
  /** The types that the planner may pass through, sorted; also those that are not there, though named. */
  readonly types: readonly string[]
  /** `Type.field` of what is selected, also by keys, `@requires` and `@provides`, sorted. */
  readonly fields: readonly string[]
  /** The text of that part. Where it is the same in two supergraphs, so is the plan. */
  readonly texts: readonly string[]
}

/**
 * Makes a function that finds what an operation can reach. What it errs in, it errs by reaching too much: a type is reached
 * with its interfaces, its implementations and its members, a field with its namesakes on those, and each type with all its
 * keys. Where contexts are used, everything is reached.
 */
export function createReach(parts: SupergraphParts): (document: DocumentNode) => Reach {
  const headers = new Map<string, string>()
  const fieldTexts = new Map<string, string>()
  return (document) => {
    const walk = new Walk(parts)
    if (parts.hasContexts) walk.everything()
    walk.document(document)
    const types = [...walk.types].sort()
    const fields = [...walk.fields].sort()
    const texts = [
      parts.frame,
      ...types.map((name) => once(headers, name, () => headerOf(name, parts.type(name)))),
      ...fields.map((coordinate) => once(fieldTexts, coordinate, () => fieldOf(coordinate, parts))),
    ]
    return { types, fields, texts }
  }
}

class Walk {
  readonly types = new Set<string>()
  readonly fields = new Set<string>()
  readonly #parts: SupergraphParts
  readonly #seen = new Map<SelectionSetNode, Set<string>>()
  #fragments = new Map<string, FragmentDefinitionNode>()

  constructor(parts: SupergraphParts) {
    this.#parts = parts
    for (const name of parts.directiveInputs) this.#touch(name)
  }

  everything(): void {
    for (const name of this.#parts.types()) {
      this.#touch(name)
      for (const field of this.#parts.fieldsType(name)?.fields ?? []) this.#field(name, field.name.value)
    }
  }

  document({ definitions }: DocumentNode): void {
    const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
    for (const definition of definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        this.#select(definition.typeCondition.name.value, definition.selectionSet)
      } else if (definition.kind === Kind.OPERATION_DEFINITION) this.#operation(definition)
    }
  }

  #operation(operation: OperationDefinitionNode): void {
    for (const { type } of operation.variableDefinitions ?? []) this.#touch(nameOf(type))
    this.#select(rootTypes[operation.operation], operation.selectionSet)
  }

  #select(type: string, selectionSet: SelectionSetNode): void {
    this.#touch(type)
    const seen = once(this.#seen, selectionSet, () => new Set<string>())
    if (seen.has(type)) return
    seen.add(type)
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) this.#field(type, selection.name.value, selection.selectionSet)
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        this.#select(selection.typeCondition?.name.value ?? type, selection.selectionSet)
      else {
        const fragment = this.#fragments.get(selection.name.value)
        if (fragment) this.#select(fragment.typeCondition.name.value, fragment.selectionSet)
      }
    }
  }

  /** A field of a type, with its namesakes on the types that may stand for it. */
  #field(type: string, name: string, selectionSet?: SelectionSetNode): void {
    if (name.startsWith('__')) return
    const objects = [type, ...this.#parts.implementations(type)]
    for (const one of new Set([...objects, ...objects.flatMap((object) => interfacesOf(this.#parts, object))])) {
      const field = this.#parts.field(one, name)
      if (!field && one !== type) continue
      const coordinate = `${one}.${name}`
      if (!this.fields.has(coordinate)) {
        this.fields.add(coordinate)
        if (field) this.#needs(one, field)
      }
      if (!field) continue
      this.#touch(nameOf(field.type))
      if (selectionSet) this.#select(nameOf(field.type), selectionSet)
    }
  }

  #needs(type: string, field: FieldDefinitionNode): void {
    for (const { type: input } of field.arguments ?? []) this.#touch(nameOf(input))
    for (const { given } of this.#parts.joins(field)) {
      if (typeof given.requires === 'string') this.#select(type, parseSelections(given.requires))
      if (typeof given.provides === 'string') this.#select(nameOf(field.type), parseSelections(given.provides))
      // A subgraph may have a narrower type than the supergraph.
      if (typeof given.type === 'string') for (const name of given.type.match(/\w+/g) ?? []) this.#touch(name)
    }
  }

  #touch(name: string): void {
    if (this.types.has(name)) return
    this.types.add(name)
    const type = this.#parts.type(name)
    if (!type) return
    for (const other of [...this.#parts.implementations(name), ...interfacesOf(this.#parts, name)]) this.#touch(other)
    if (type.kind === Kind.UNION_TYPE_DEFINITION) for (const member of type.types ?? []) this.#touch(member.name.value)
    if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      for (const { type: input } of type.fields ?? []) this.#touch(nameOf(input))
    for (const { given } of this.#parts.joins(type))
      if (typeof given.key === 'string') this.#select(name, parseSelections(given.key))
  }
}

const rootTypes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const

const interfacesOf = (parts: SupergraphParts, name: string): string[] =>
  (parts.fieldsType(name)?.interfaces ?? []).map((one) => one.name.value)

/** A type's text; of an object or an interface without the fields, which are reached one by one. */
function headerOf(name: string, type: TypeDefinitionNode | undefined): string {
  if (!type) return `no type ${name}`
  if (!('fields' in type) && !('values' in type)) return print(withoutDescription(type))
  const { fields = [], values = [], ...header } = type as { fields?: object[]; values?: object[] } & TypeDefinitionNode
  const isInput = type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
  return print({
    ...withoutDescription(header),
    ...(isInput && { fields: fields.map(withoutDescription) }),
    ...(values.length > 0 && { values: values.map(withoutDescription) }),
  } as TypeDefinitionNode)
}

function fieldOf(coordinate: string, parts: SupergraphParts): string {
  const [type = '', name = ''] = coordinate.split('.')
  const field = parts.field(type, name)
  return field ? `${type}.${print(withoutDescription(field))}` : `no field ${coordinate}`
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key)
  if (value === undefined) {
    value = make()
    known.set(key, value)
  }
  return value
}
