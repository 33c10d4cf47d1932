import { isNeverAnswered, type Requirement, requirementOf, rulesAsked, type SecurityRules } from 'gateway/authorization'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { type Caller, leastCallers } from './callers.ts'

/**
 * What is null where the gateway refuses what stands there: the value at a path, each item of the list there, the fields of a
 * fragment (or of the root) there, or all data.
 */
export interface Loss {
  readonly path: string
  readonly of: 'value' | 'items' | 'fields' | 'data'
}

/** A place of an operation where the gateway asks requirements of the caller: the root, a field or a fragment. */
export interface Place {
  /** As response path, without list indices; empty for the root. */
  readonly path: string
  /** What stands there: `User.name`, or the type of a fragment or of the root. */
  readonly coordinate: string
  /** The callers who got there before the change, those with the least rights. */
  readonly callers: readonly Caller[]
  /** The coordinates whose requirements the gateway asks there after the change. */
  readonly asked: readonly string[]
  readonly loss: Loss
}

interface Around {
  readonly path: string
  readonly loss: Loss
  readonly callers: readonly Caller[]
}

/**
 * The places of an operation in document order, as far as both sides have them. A fragment that is spread again for the same
 * callers is left out: it asks nothing new.
 */
export function placesOf(document: DocumentNode, before: SecurityRules, after: SecurityRules): Place[] {
  const operation = getOperationAST(document)
  const root = operation && before.schema.getRootType(operation.operation)
  if (!root || !after.schema.getRootType(operation.operation)) return []
  const walk = new Walk(document, before, after)
  walk.conditional(root.name, operation.selectionSet, { path: '', loss: { path: '', of: 'data' }, callers: [null] })
  return walk.places
}

class Walk {
  readonly places: Place[] = []
  readonly #before: SecurityRules
  readonly #after: SecurityRules
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #walked = new Set<string>()

  constructor(document: DocumentNode, before: SecurityRules, after: SecurityRules) {
    this.#before = before
    this.#after = after
    this.#fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
      ),
    )
  }

  conditional(typeName: string, selectionSet: SelectionSetNode, around: Around): void {
    const parent = this.#before.schema.getType(typeName)
    const next = this.#after.schema.getType(typeName)
    if (!parent || !next) return
    const hasNonNull = selectionSet.selections.some(
      (selection) => selection.kind === Kind.FIELD && isNonNullType(fieldOf(next, selection.name.value)?.type),
    )
    const loss: Loss = hasNonNull ? around.loss : { path: around.path, of: 'fields' }
    const callers = this.#add({ path: around.path, coordinate: typeName, loss }, around.callers, [typeName], [typeName])
    this.#selections(selectionSet, parent, { ...around, callers })
  }

  #selections(selectionSet: SelectionSetNode, parent: GraphQLNamedType, around: Around): void {
    for (const selection of selectionSet.selections) {
      if (isNeverAnswered(selection)) continue
      if (selection.kind === Kind.FIELD) this.#field(selection, parent, around)
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        this.conditional(selection.typeCondition?.name.value ?? parent.name, selection.selectionSet, around)
      else this.#spread(selection.name.value, around)
    }
  }

  #spread(name: string, around: Around): void {
    const fragment = this.#fragments.get(name)
    const key = `${name} ${JSON.stringify(around.callers)}`
    if (!fragment || this.#walked.has(key)) return
    this.#walked.add(key)
    this.conditional(fragment.typeCondition.name.value, fragment.selectionSet, around)
  }

  #field(field: FieldNode, parent: GraphQLNamedType, around: Around): void {
    const name = field.name.value
    const next = this.#after.schema.getType(parent.name)
    const type = fieldOf(parent, name)?.type
    const nextType = next && fieldOf(next, name)?.type
    const isMeta = name.startsWith('__')
    if (!next || (!isMeta && (!type || !nextType))) return
    const path = pathOf(around.path, field)
    const isNullable = !isMeta && !isNonNullType(nextType)
    const loss: Loss = isNullable ? { path, of: 'value' } : around.loss
    const callers = this.#add(
      { path, coordinate: `${parent.name}.${name}`, loss },
      around.callers,
      rulesAsked(this.#before, parent, field),
      rulesAsked(this.#after, next, field),
    )
    if (!field.selectionSet || !type || !nextType) return
    this.#selections(field.selectionSet, getNamedType(type), { path, loss: lossInside(nextType, path, loss), callers })
  }

  /** Notes a place, and gives the callers who got past it before. */
  #add(
    place: Pick<Place, 'path' | 'coordinate' | 'loss'>,
    around: readonly Caller[],
    askedBefore: readonly string[],
    asked: readonly string[],
  ): readonly Caller[] {
    const requirements = askedBefore.flatMap((coordinate): Requirement[] => {
      const requirement = requirementOf(this.#before, coordinate)
      return requirement ? [requirement] : []
    })
    const callers = leastCallers(requirements, around)
    this.places.push({ ...place, callers, asked })
    return callers
  }
}

const pathOf = (path: string, { alias, name }: FieldNode): string => {
  const key = (alias ?? name).value
  return path === '' ? key : `${path}.${key}`
}

function fieldOf(type: GraphQLNamedType, name: string) {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
}

/** What is null where a part of a field's value that can't be null is refused. */
function lossInside(type: GraphQLOutputType, path: string, around: Loss): Loss {
  const value: Loss = isNonNullType(type) ? around : { path, of: 'value' }
  const inner = isNonNullType(type) ? type.ofType : type
  if (!isListType(inner)) return value
  return lossInside(inner.ofType, path, value) === value ? value : { path, of: 'items' }
}
