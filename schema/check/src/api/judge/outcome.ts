import {
  type ASTNode,
  type DirectiveNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInputType,
  isUnionType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql'
import { introspected } from '../slice.ts'
import { broken, type Effect, risk, type Said } from './effect.ts'
import { type Place, placeChanges, variableChanges } from './inputs.ts'
import { valueChanges } from './outputs.ts'
import type { Parts } from './positions.ts'

/** How types of the later schema are called: types that were renamed are the same under two names. */
export interface Names {
  /** The name in the earlier schema. */
  original(name: string): string
  /** What `__typename` says. */
  visible(name: string): string
}

export const sameNames: Names = { original: (name) => name, visible: (name) => name }

/** The type that a selection is made on, and the object types that may be met there, by name. */
interface Scope {
  readonly type: GraphQLCompositeType
  readonly met: ReadonlySet<string>
}

/**
 * What a valid operation answers otherwise when the schema changes from one to the other: both are walked side by side,
 * value by value. What makes the later server refuse the operation is not looked at here.
 */
export function outcomeChanges(
  { operation, fragments }: Parts,
  before: GraphQLSchema,
  after: GraphQLSchema,
  names: Names = sameNames,
): Effect[] {
  const effects: Effect[] = []
  const variables = new Map(
    (operation.variableDefinitions ?? []).map((definition) => [definition.variable.name.value, definition]),
  )
  const walked = new Set<string>()
  const say = (node: ASTNode, said: readonly Said[]): void => {
    for (const each of said) effects.push({ ...each, node })
  }

  const scopeOf = (schema: GraphQLSchema, type: GraphQLCompositeType): Scope => ({
    type,
    met: new Set(isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]),
  })

  function selections(set: SelectionSetNode, was: Scope, is: Scope): void {
    for (const selection of set.selections) {
      directives(selection.directives)
      if (selection.kind === Kind.FIELD && selection.name.value === '__typename')
        say(selection, typenameChanges(was, is))
      else if (selection.kind === Kind.FIELD) field(selection, was, is)
      else if (selection.kind === Kind.INLINE_FRAGMENT && !selection.typeCondition)
        selections(selection.selectionSet, was, is)
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        fragment(selection, selection.typeCondition, selection.selectionSet, was, is)
      else {
        const spread = fragments.get(selection.name.value)
        const key = [selection.name.value, was.type, is.type, ...was.met, '', ...is.met].join(' ')
        if (!spread || walked.has(key)) continue
        walked.add(key)
        fragment(selection, spread.typeCondition, spread.selectionSet, was, is)
      }
    }
  }

  function field(node: FieldNode, was: Scope, is: Scope): void {
    const name = node.name.value
    const asked = introspected(node)
    if (asked !== null && before.getType(asked) && !after.getType(asked))
      say(node, [risk(`There is no type ${asked} any more, so that __type is null.`)])
    const from = fieldOf(was.type, name)
    const to = fieldOf(is.type, name)
    if (!from || !to) return
    const coordinate = `${is.type.name}.${name}`
    callArguments(node, from, to, coordinate)
    for (const met of was.met) {
      const one = met === was.type.name ? undefined : fieldOf(before.getType(met), name)
      const other = one && fieldOf(after.getType(met), name)
      if (one && other) callArguments(node, one, other, `${met}.${name}`)
    }
    say(node, valueChanges(from.type, to.type, coordinate))
    const fromType = getNamedType(from.type)
    const toType = getNamedType(to.type)
    if (!node.selectionSet || !isCompositeType(fromType) || !isCompositeType(toType)) return
    const fromScope = scopeOf(before, fromType)
    const toScope = scopeOf(after, toType)
    say(node, newcomers(node.selectionSet, fromScope, toScope, coordinate))
    selections(node.selectionSet, fromScope, toScope)
  }

  function callArguments(
    node: FieldNode | DirectiveNode,
    from: { readonly args: readonly Place[] },
    to: { readonly args: readonly Place[] },
    coordinate: string,
  ): void {
    for (const place of to.args) {
      const earlier = from.args.find(({ name }) => name === place.name)
      const value = node.arguments?.find(({ name }) => name.value === place.name)
      if (earlier)
        say(value ?? node, placeChanges(value?.value, earlier, place, variables, `${coordinate}(${place.name}:)`))
    }
  }

  function directives(nodes: readonly DirectiveNode[] | undefined): void {
    for (const node of nodes ?? []) {
      const from = before.getDirective(node.name.value)
      const to = after.getDirective(node.name.value)
      if (from && to) callArguments(node, from, to, `@${to.name}`)
    }
  }

  function fragment(
    node: ASTNode,
    condition: NamedTypeNode | undefined,
    set: SelectionSetNode,
    was: Scope,
    is: Scope,
  ): void {
    const from = condition && before.getType(condition.name.value)
    const to = condition && after.getType(condition.name.value)
    if (!isCompositeType(from) || !isCompositeType(to)) return
    const matched = narrowed(before, was, from)
    const matches = narrowed(after, is, to)
    for (const met of is.met) {
      const earlier = names.original(met)
      if (!was.met.has(earlier) || matched.met.has(earlier) === matches.met.has(met)) continue
      if (matches.met.has(met))
        say(node, [risk(`The fragment on ${to.name} applies to ${met} too, which gets fields that it did not have.`)])
      else say(node, [broken(`The fragment on ${to.name} applies to ${met} no more, so that its fields are missing.`)])
    }
    // A fragment that no object matches, before or now, selects nothing.
    if (matched.met.size && matches.met.size) selections(set, matched, matches)
  }

  const narrowed = (schema: GraphQLSchema, { met }: Scope, type: GraphQLCompositeType): Scope => {
    const possible = scopeOf(schema, type).met
    return { type, met: new Set([...met].filter((name) => possible.has(name))) }
  }

  function typenameChanges(was: Scope, is: Scope): Said[] {
    const added = [...is.met].map(names.visible).filter((name) => !was.met.has(name))
    return added.length ? [risk(`__typename may be ${added.join(' or ')}, which its clients have not met there.`)] : []
  }

  /** Of objects that were never met there: whether what is selected tells them apart from those that were. */
  function newcomers(set: SelectionSetNode, was: Scope, is: Scope, coordinate: string): Said[] {
    const met = [...is.met].filter((name) => !was.met.has(names.original(name)))
    if (!met.length || !(isUnionType(was.type) || isUnionType(is.type) || passesOver(set, met))) return []
    return [risk(`${coordinate} may be ${met.join(' or ')}, which the selection has no fragment for.`)]
  }

  /** Whether a fragment does not apply to one of these types. */
  const passesOver = (
    { selections: all }: SelectionSetNode,
    met: readonly string[],
    within: readonly string[] = [],
  ): boolean =>
    all.some((selection) => {
      if (selection.kind === Kind.FIELD) return false
      const spread = selection.kind === Kind.FRAGMENT_SPREAD ? [selection.name.value] : []
      if (spread.some((name) => within.includes(name))) return false
      const { typeCondition, selectionSet } =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : (fragments.get(selection.name.value) ?? {})
      const type = typeCondition && after.getType(typeCondition.name.value)
      if (isCompositeType(type) && met.some((name) => !scopeOf(after, type).met.has(name))) return true
      return selectionSet !== undefined && passesOver(selectionSet, met, [...within, ...spread])
    })

  for (const definition of operation.variableDefinitions ?? []) {
    directives(definition.directives)
    const was = typeFromAST(before, definition.type)
    const is = typeFromAST(after, definition.type)
    if (isInputType(was) && isInputType(is))
      say(definition, variableChanges(was, is, `$${definition.variable.name.value}`))
  }
  directives(operation.directives)
  const was = before.getRootType(operation.operation)
  const is = after.getRootType(operation.operation)
  if (was && is) selections(operation.selectionSet, scopeOf(before, was), scopeOf(after, is))
  else if (was)
    say(operation.selectionSet.selections[0]!, [broken(`The server has no ${operation.operation} any more.`)])
  return effects
}

function fieldOf(type: unknown, name: string): GraphQLField<unknown, unknown> | undefined {
  return type !== null && typeof type === 'object' && 'getFields' in type
    ? (type as { getFields(): Record<string, GraphQLField<unknown, unknown>> }).getFields()[name]
    : undefined
}
