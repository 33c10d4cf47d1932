import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { hash } from './hash.ts'
import { fieldValue, type Keys, seedOfKey, type Thing, thingOf, type World } from './world.ts'

/** A subgraph that answers anything its SDL promises, from the world that stands in `place` when it is asked. */
export function worldlySubgraph(document: DocumentNode, place: { world: World }, keys: Set<string>): GraphQLSchema {
  const references = new Map<string, object>()
  const required = new Map<string, readonly string[]>()
  const selections: { readonly type: string; readonly set: SelectionSetNode }[] = []
  for (const definition of document.definitions) {
    if (!('fields' in definition) || !('directives' in definition)) continue
    const type = definition.name.value
    for (const text of fieldSets(definition.directives, 'key')) {
      selections.push({ type, set: selectionSetOf(text) })
      references.set(type, {})
    }
    for (const field of definition.fields ?? []) {
      const [text] = fieldSets(field.directives, 'requires')
      if (text) required.set(`${type}.${field.name.value}`, namesIn(selectionSetOf(text)))
    }
  }
  const resolvers: Record<string, object> = {}
  for (const type of references.keys()) {
    const resolveReference = (reference: Record<string, unknown>) => {
      const seed = seedOf(schema, keys, schema.getType(type), reference)
      if (seed === undefined) throw new Error(`A reference to ${type} without a key: ${JSON.stringify(reference)}`)
      return { ...reference, ...thingOf(schema, place.world, type, seed) }
    }
    resolvers[type] = { __resolveReference: resolveReference }
  }
  const schema: GraphQLSchema = buildSubgraphSchema([{ typeDefs: document, resolvers: resolvers as never }])
  for (const { type, set } of selections) addKeys(keys, schema.getType(type), set)
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && !type.name.startsWith('_')) type.resolveType = (value) => (value as Thing).__typename
    if (!isObjectType(type) || type.name.startsWith('_')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue
      const needed = required.get(`${type.name}.${field.name}`) ?? []
      field.resolve = (source, args) => {
        const missing = needed.find((name) => !(name in ((source ?? {}) as object)))
        if (missing) throw new Error(`${type.name}.${field.name} was not given ${missing}.`)
        const seed = (source as Thing | undefined)?.$seed ?? 0
        return fieldValue(schema, place.world, keys, { type, field, seed, args })
      }
      if (type === schema.getSubscriptionType()) field.subscribe = () => twoEvents()
    }
  }
  return schema
}

async function* twoEvents() {
  for (const event of [1, 2]) yield { $seed: hash('event', event) }
}

function fieldSets(directives: readonly DirectiveNode[] | undefined, name: string): string[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .flatMap(({ arguments: given = [] }) => given.filter((argument) => argument.name.value === 'fields'))
    .map(({ value }) => String(valueFromASTUntyped(value)))
}

function selectionSetOf(text: string): SelectionSetNode {
  const [definition] = parse(`{ ${text} }`).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No field set: ${text}`)
  return definition.selectionSet
}

const namesIn = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []))

function addKeys(keys: Set<string>, type: GraphQLNamedType | undefined, { selections }: SelectionSetNode): void {
  if (!isObjectType(type) && !isInterfaceType(type)) return
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) continue
    keys.add(`${type.name}.${selection.name.value}`)
    const field = type.getFields()[selection.name.value]
    if (field && selection.selectionSet) addKeys(keys, getNamedType(field.type), selection.selectionSet)
  }
}

function seedOf(
  schema: GraphQLSchema,
  keys: Keys,
  type: GraphQLNamedType | undefined,
  reference: Record<string, unknown>,
): number | undefined {
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined
  for (const field of Object.values(type.getFields())) {
    const value = reference[field.name]
    if (value === undefined || value === null || !keys.has(`${type.name}.${field.name}`)) continue
    const named = getNamedType(field.type)
    const seed = isLeafType(named) ? seedOfKey(value) : seedOf(schema, keys, named, value as Record<string, unknown>)
    if (seed !== undefined) return seed
  }
  return undefined
}
