import { codedError } from '@plaza/server/errors'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { type Access, meets } from './requirements.ts'
import { requirementOf, type SecurityRules } from './security-rules.ts'
import { withoutUnused } from './without-unused.ts'

export interface Authorized {
  /** What may be asked of the subgraphs: the same document when all of it may, null when nothing is left. */
  readonly document: DocumentNode | null
  readonly errors: readonly GraphQLError[]
}

/**
 * Removes what the viewer may not see, before it is planned, as Apollo Router does: fields by their own rule and by
 * their type's, fragments by their type's. A field of an interface asks the rules of every implementation, since any of
 * them may be behind it: a composer may have lifted those to the interface, or not. Each thing removed is one error; lists in its path are `@`.
 */
export function authorize(
  document: DocumentNode,
  rules: SecurityRules,
  access: Access | null,
  operationName?: string | null,
): Authorized {
  if (rules.types.size === 0 && rules.fields.size === 0) return { document, errors: [] }
  const filter = new Filter(document, rules, access)
  const filtered = filter.document(operationName)
  const { errors } = filter
  return errors.length === 0 ? { document, errors } : { document: filtered && withoutUnused(filtered), errors }
}

type Path = readonly (string | number)[]

interface Denied {
  readonly path: Path
}

interface FilteredFragment {
  readonly selectionSet: SelectionSetNode | null
  readonly denied: readonly Denied[]
}

/** Most errors reported for one document: fragments of fragments could make any number of them. */
const maxErrors = 100

class Filter {
  readonly #source: DocumentNode
  readonly #rules: SecurityRules
  readonly #access: Access | null
  readonly #fragments = new Map<string, FilteredFragment>()
  #denied: Denied[] = []

  constructor(source: DocumentNode, rules: SecurityRules, access: Access | null) {
    this.#source = source
    this.#rules = rules
    this.#access = access
  }

  get errors(): GraphQLError[] {
    const refuse = (path: Path) =>
      this.#access === null
        ? codedError(
            'UNAUTHENTICATED',
            'Sign in to see this: it needs an access token in the Authorization header.',
            {},
            { path },
          )
        : codedError(
            'FORBIDDEN',
            'You may not see this: it needs a scope or policy that your access token lacks.',
            {},
            { path },
          )
    return this.#denied.map(({ path }) => refuse(path))
  }

  document(operationName: string | null | undefined): DocumentNode | null {
    const operations = this.#source.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return []
      if (operationName && definition.name?.value !== operationName) return []
      const root = this.#rules.schema.getRootType(definition.operation)
      if (!root || !this.#mayUse([], [root.name])) return []
      const selectionSet = this.#selections(definition.selectionSet, root, [])
      return selectionSet ? [{ ...definition, selectionSet }] : []
    })
    const fragments = this.#source.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) return []
      const selectionSet = this.#fragments.get(definition.name.value)?.selectionSet
      return selectionSet ? [{ ...definition, selectionSet }] : []
    })
    return operations.length > 0 ? { ...this.#source, definitions: [...operations, ...fragments] } : null
  }

  #selections(selectionSet: SelectionSetNode, parent: GraphQLNamedType, path: Path): SelectionSetNode | null {
    const selections = selectionSet.selections.flatMap((selection): SelectionNode[] => {
      if (isNeverAnswered(selection)) return [placeholder(selection)]
      if (selection.kind === Kind.FIELD) return this.#field(selection, parent, path)
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const { selectionSet, denied } = this.#fragment(selection.name.value)
        for (const at of denied) this.#deny([...path, ...at.path])
        return selectionSet ? [selection] : []
      }
      const kept = this.#conditional(selection.typeCondition?.name.value ?? parent.name, selection.selectionSet, path)
      return kept ? [{ ...selection, selectionSet: kept }] : []
    })
    return selections.length > 0 ? { ...selectionSet, selections } : null
  }

  #conditional(typeName: string, selectionSet: SelectionSetNode, path: Path): SelectionSetNode | null {
    if (!this.#mayUse(path, [typeName])) return null
    const type = this.#rules.schema.getType(typeName)
    return type ? this.#selections(selectionSet, type, path) : null
  }

  /** What a fragment loses depends on its own type only, so it is filtered once, however often it is spread. */
  #fragment(name: string): FilteredFragment {
    const known = this.#fragments.get(name)
    if (known) return known
    const outer = this.#denied
    this.#denied = []
    const definition = this.#source.definitions.find(
      (candidate) => candidate.kind === Kind.FRAGMENT_DEFINITION && candidate.name.value === name,
    )
    const selectionSet =
      definition?.kind === Kind.FRAGMENT_DEFINITION
        ? this.#conditional(definition.typeCondition.name.value, definition.selectionSet, [])
        : null
    const filtered = { selectionSet, denied: this.#denied }
    this.#denied = outer
    this.#fragments.set(name, filtered)
    return filtered
  }

  #field(field: FieldNode, parent: GraphQLNamedType, parentPath: Path): SelectionNode[] {
    const name = field.name.value
    const path = [...parentPath, field.alias?.value ?? name]
    const mayUse = () => this.#mayUse(path, rulesAsked(this.#rules, parent, field))
    if (name.startsWith('__')) return mayUse() ? [field] : []
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
    if (!definition || !mayUse()) return []
    if (!field.selectionSet) return [field]
    const inner = isListType(getNullableType(definition.type)) ? [...path, '@'] : path
    const selectionSet = this.#selections(field.selectionSet, getNamedType(definition.type), inner)
    return selectionSet ? [{ ...field, selectionSet }] : []
  }

  #mayUse(path: Path, coordinates: readonly string[]): boolean {
    const met = coordinates.every((coordinate) => {
      const requirement = requirementOf(this.#rules, coordinate)
      return !requirement || meets(this.#access, requirement)
    })
    if (!met) this.#deny(path)
    return met
  }

  #deny(path: Path): void {
    if (this.#denied.length < maxErrors) this.#denied.push({ path })
  }
}

/**
 * The types and fields, as `Type` and `Type.field`, whose requirements a field of a selection must meet: its own on all types
 * that may be behind its parent, and those of the types that it gives.
 */
export function rulesAsked(rules: SecurityRules, parent: GraphQLNamedType, field: FieldNode): string[] {
  const name = field.name.value
  const asked = ownersOf(rules, parent, name).flatMap((owner) => [owner.name, `${owner.name}.${name}`])
  const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
  if (!definition) return asked
  const type = getNamedType(definition.type)
  asked.push(type.name)
  if (isInterfaceType(type) && !onlyFragments(field.selectionSet)) {
    asked.push(...rules.schema.getPossibleTypes(type).map((possible) => possible.name))
  }
  return asked
}

/** The types whose rules a field asks: all that may be behind its parent. */
function ownersOf(
  { schema, fromInterfaceObjects }: SecurityRules,
  parent: GraphQLNamedType,
  field: string,
): readonly GraphQLNamedType[] {
  if (isObjectType(parent)) {
    return fromInterfaceObjects.has(`${parent.name}.${field}`) ? [parent, ...parent.getInterfaces()] : [parent]
  }
  return isInterfaceType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : []
}

/** Whether only fragments are selected: each of them is judged by its own type. */
function onlyFragments(selectionSet: SelectionSetNode | undefined): boolean {
  return (selectionSet?.selections ?? []).every(({ kind }) => kind !== Kind.FIELD)
}

/** Whether a literal condition leaves the selection out whoever asks: nobody needs a right to what is never answered. */
export function isNeverAnswered({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: given }) => {
    const condition = given?.[0]?.value
    if (condition?.kind !== Kind.BOOLEAN) return false
    return name.value === 'skip' ? condition.value : name.value === 'include' && !condition.value
  })
}

/** As little as can stand there, so that a selection of nothing else stays valid. */
function placeholder({ directives = [] }: SelectionNode): FieldNode {
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' }, directives }
}
