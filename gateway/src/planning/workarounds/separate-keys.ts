import { type DocumentNode, type FieldNode, Kind, parse, visit } from 'graphql'
import { argumentsOf } from '../../supergraph/directives.ts'
import { isNothingAsked, nothingKey } from './requirements.ts'

/** Names of fields that subgraphs need of each other: in keys, `@requires`, `@provides` and `@fromContext`. */
export interface NeededFields {
  readonly all: ReadonlySet<string>
  /** Names of fields that are needed with arguments. */
  readonly withArguments: ReadonlySet<string>
}

/** Reads from a supergraph which fields the planner may add to a client's selections. */
export function neededFields(supergraph: DocumentNode): NeededFields {
  const all = new Set<string>()
  const withArguments = new Set<string>()
  const add = (selection: string): void => {
    visit(parse(selection.trimStart().startsWith('{') ? selection : `{ ${selection} }`), {
      Field: ({ name, arguments: given }) => {
        all.add(name.value)
        if (given?.length) withArguments.add(name.value)
      },
    })
  }
  visit(supergraph, {
    Directive: (directive) => {
      if (directive.name.value !== 'join__type' && directive.name.value !== 'join__field') return
      const { key, requires, provides, contextArguments = [] } = argumentsOf(directive)
      const contexts = (contextArguments as { readonly selection: string }[]).map(({ selection }) => selection)
      for (const selection of [key, requires, provides, ...contexts]) if (typeof selection === 'string') add(selection)
    },
  })
  return { all, withArguments }
}

/**
 * Renames response keys that would get in the planner's way; `clientKeys` has the client's key by the new one. The
 * planner selects needed fields under their own names beside the client's, and `comments(limit: 1)` or `id: name` would
 * collide with them. Keys that begin with two underscores are reserved by GraphQL, `__proto__` has a meaning in
 * JavaScript, and the planner makes keys of its own with `__alias_`, so such keys are renamed too. Serves clients that alias a key or give a required field other arguments;
 * README.md says when it can go.
 */
export function separateKeys(
  document: DocumentNode,
  needed: NeededFields,
): { document: DocumentNode; clientKeys: ReadonlyMap<string, string> } {
  const all = new Set<string>()
  const colliding = new Set<string>()
  visit(document, {
    Field: (field) => {
      const key = responseKey(field)
      all.add(key).add(field.name.value)
      if (isNothingAsked(field)) return
      const changed = key !== field.name.value
      const differs = changed || (field.arguments?.length ?? 0) > 0 || needed.withArguments.has(key)
      if (isReserved(key) ? changed : needed.all.has(key) && differs) colliding.add(key)
    },
  })
  const clientKeys = new Map<string, string>()
  if (colliding.size === 0) return { document, clientKeys }
  const planKeys = new Map<string, string>()
  for (const key of colliding) {
    let planKey = `client_${key.replace(/^_+/, '').replaceAll('__alias_', '_alias_')}`
    while (all.has(planKey) || clientKeys.has(planKey)) planKey += '_'
    planKeys.set(key, planKey)
    clientKeys.set(planKey, key)
  }
  const renamed = visit(document, {
    Field: (field) => {
      const planKey = planKeys.get(responseKey(field))
      return planKey === undefined || isNothingAsked(field)
        ? undefined
        : { ...field, alias: { kind: Kind.NAME, value: planKey } }
    },
  })
  return { document: renamed, clientKeys }
}

const isReserved = (key: string) => key.startsWith('__') || key.includes('__alias_') || key === nothingKey

function responseKey(field: FieldNode): string {
  return field.alias?.value ?? field.name.value
}
