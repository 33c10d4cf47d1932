import { type ASTNode, getLocation, Kind } from 'graphql'
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
    const add = (coordinate: string, node: ASTNode) => {
      if (!places.has(coordinate) && node.loc) places.set(coordinate, placeOf(node, file, side))
    }
    for (const definition of document.definitions) {
      if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
        add(`@${definition.name.value}`, definition.name)
        for (const argument of definition.arguments ?? [])
          add(`@${definition.name.value}(${argument.name.value}:)`, argument.name)
      }
      if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) continue
      const type = definition.name.value
      add(type, definition.name)
      if ('values' in definition)
        for (const value of definition.values ?? []) add(`${type}.${value.name.value}`, value.name)
      if (!('fields' in definition)) continue
      for (const field of definition.fields ?? []) {
        add(`${type}.${field.name.value}`, field.name)
        if (!('arguments' in field)) continue
        for (const argument of field.arguments ?? [])
          add(`${type}.${field.name.value}(${argument.name.value}:)`, argument.name)
      }
    }
  }
  return places
}

/** Where a node that was parsed with locations begins. */
export function placeOf(node: ASTNode, file: string, side: Location['side']): Location {
  const { line, column } = getLocation(node.loc!.source, node.loc!.start)
  return { file, line, column, side }
}
