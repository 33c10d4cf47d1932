import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type NameNode,
  type Source,
} from 'graphql'
import type { Subgraph } from '../change.ts'
import type { Location } from '../finding.ts'

/**
 * Finds where a schema coordinate (`User`, `User.name`, `Query.user(id:)`, `Color.RED`, `@tag`, `@tag(name:)`) is written.
 * @returns a function that gives the first place in the subgraphs' order, or null for what none of them writes
 */
export function locator(
  subgraphs: readonly Subgraph[],
  side: Location['side'],
): (coordinate: string) => Location | null {
  let places: Map<string, Location> | undefined
  return (coordinate) => {
    places ??= placesIn(subgraphs, side)
    return places.get(coordinate) ?? null
  }
}

function placesIn(subgraphs: readonly Subgraph[], side: Location['side']): Map<string, Location> {
  const places = new Map<string, Location>()
  for (const { file, document } of subgraphs) {
    for (const { coordinate, name } of elementsOf(document))
      if (!places.has(coordinate) && name.loc) places.set(coordinate, placeOf(name, file, side))
  }
  return places
}

/** What a document defines or extends, a type's parts after the type: with its schema coordinate. */
export function* elementsOf(document: DocumentNode): Generator<Element> {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
      const coordinate = `@${definition.name.value}`
      yield { coordinate, name: definition.name, directives: [] }
      yield* (definition.arguments ?? []).map((argument) =>
        elementOf(`${coordinate}(${argument.name.value}:)`, argument),
      )
      continue
    }
    if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) continue
    const type = definition.name.value
    yield elementOf(type, definition)
    if ('values' in definition)
      yield* (definition.values ?? []).map((value) => elementOf(`${type}.${value.name.value}`, value))
    if (!('fields' in definition)) continue
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`
      yield elementOf(coordinate, field)
      if (!('arguments' in field)) continue
      yield* (field.arguments ?? []).map((argument) => elementOf(`${coordinate}(${argument.name.value}:)`, argument))
    }
  }
}

interface Element {
  readonly coordinate: string
  readonly name: NameNode
  readonly directives: readonly ConstDirectiveNode[]
}

interface Defined {
  readonly name: NameNode
  readonly directives?: readonly ConstDirectiveNode[] | undefined
}

const elementOf = (coordinate: string, { name, directives = [] }: Defined): Element => ({
  coordinate,
  name,
  directives,
})

/**
 * Where a node that was parsed with locations begins.
 * @param file of a text that was parsed without a name; a subgraph that is written in several files has one name for each
 */
export function placeOf(node: ASTNode, file: string, side: Location['side']): Location {
  // `getLocation` would read the source from its beginning for each node.
  const { source, startToken } = node.loc!
  const { line, column } = startToken
  return { file: fileOf(source, file), line, column, side }
}

/** The file that a text was read from; graphql-js calls a text without a name so. */
export const fileOf = ({ name }: Source, file: string): string => (name === 'GraphQL request' ? file : name)
