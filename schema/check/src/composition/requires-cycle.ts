import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, type SelectionSetNode } from 'graphql'
import type { Subgraph } from '../change.ts'
import { nameOf, parseSelections } from '../plans/supergraph.ts'
import type { ComposerError } from './composer-error.ts'

interface Requirement {
  readonly directive: ConstDirectiveNode
  /** Coordinates of all fields that it selects. */
  readonly needs: readonly string[]
}

/** Fields that can't be resolved since each waits for the next, which Apollo's composer follows without end. */
export function findRequiresCycle(subgraphs: readonly Subgraph[]): ComposerError | null {
  const requirements = new Map(subgraphs.flatMap(requirementsOf))
  for (const start of requirements.keys()) {
    const cycle = cycleFrom(start, requirements)
    if (!cycle) continue
    const names = cycle.join(', which requires ')
    return {
      message: `${names}, which requires ${cycle[0]}: none of them can be resolved first. Take one of these @requires away.`,
      extensions: { code: 'REQUIRES_CYCLE' },
      nodes: cycle.map((coordinate) => requirements.get(coordinate)!.directive),
    }
  }
  return null
}

function cycleFrom(start: string, requirements: ReadonlyMap<string, Requirement>): string[] | null {
  const seen = new Set<string>()
  const walk = (path: readonly string[]): string[] | null => {
    for (const need of requirements.get(path.at(-1)!)?.needs ?? []) {
      if (need === start) return [...path]
      if (seen.has(need)) continue
      seen.add(need)
      const found = walk([...path, need])
      if (found) return found
    }
    return null
  }
  return walk([start])
}

function requirementsOf({ document }: Subgraph): [string, Requirement][] {
  const fields = new Map<string, FieldDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue
    for (const field of definition.fields ?? []) fields.set(`${definition.name.value}.${field.name.value}`, field)
  }
  return [...fields].flatMap(([coordinate, field]) => {
    const directive = field.directives?.find(({ name }) => /^(federation__)?requires$/.test(name.value))
    const selected = directive?.arguments?.find(({ name }) => name.value === 'fields')?.value
    if (!directive || selected?.kind !== Kind.STRING) return []
    const needs = selectedFields(coordinate.split('.')[0]!, selected.value, fields)
    return [[coordinate, { directive, needs }] satisfies [string, Requirement]]
  })
}

/** What is no selection is refused by the composer, and selects nothing here. */
function selectedFields(type: string, text: string, fields: ReadonlyMap<string, FieldDefinitionNode>): string[] {
  const found: string[] = []
  const walk = (parent: string, { selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.typeCondition?.name.value ?? parent, selection.selectionSet)
      } else if (selection.kind === Kind.FIELD) {
        const coordinate = `${parent}.${selection.name.value}`
        found.push(coordinate)
        const field = fields.get(coordinate)
        if (field && selection.selectionSet) walk(nameOf(field.type), selection.selectionSet)
      }
    }
  }
  try {
    walk(type, parseSelections(text))
  } catch {
    return []
  }
  return found
}
