import { codedError } from '@plaza/server'
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableNode,
} from 'graphql'

export interface OperationParts {
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/**
 * Collects the fields of an object of one type by response key, as the specification's CollectFields does.
 * @throws GraphQLError BAD_USER_INPUT for a condition that is null
 */
export function collectFields(
  schema: GraphQLSchema,
  { fragments }: OperationParts,
  variables: { readonly [name: string]: unknown },
  type: GraphQLNamedType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, [FieldNode, ...FieldNode[]]> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>()
  const seen = new Set<string>()
  const collect = (selectionSet: SelectionSetNode): void => {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD && seen.has(selection.name.value)) continue
      if (!isIncluded(selection, variables)) continue
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const nodes = fields.get(key)
        if (nodes) nodes.push(selection)
        else fields.set(key, [selection])
        continue
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : (fragments.get(selection.name.value) ?? null)
      if (!fragment) continue
      if (selection.kind === Kind.FRAGMENT_SPREAD) seen.add(selection.name.value)
      if (applies(schema, fragment.typeCondition?.name.value, type)) collect(fragment.selectionSet)
    }
  }
  selectionSets.forEach(collect)
  return fields
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLNamedType): boolean {
  if (condition === undefined || condition === type.name) return true
  const conditional = schema.getType(condition)
  if (!conditional || !isAbstractType(conditional)) return false
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(conditional, type)
}

function isIncluded(selection: SelectionNode, variables: { readonly [name: string]: unknown }): boolean {
  return condition(selection, 'skip', variables) !== true && condition(selection, 'include', variables) !== false
}

function condition(
  { directives = [] }: SelectionNode,
  name: 'skip' | 'include',
  variables: { readonly [name: string]: unknown },
): boolean | undefined {
  const value = directives.find((directive) => directive.name.value === name)?.arguments?.[0]?.value
  if (value?.kind === Kind.BOOLEAN) return value.value
  if (value?.kind !== Kind.VARIABLE) return undefined
  const given = variables[value.name.value]
  if (typeof given !== 'boolean') throw noCondition(value)
  return given
}

/** A variable that has a default may still be given as null. */
function noCondition(variable: VariableNode): GraphQLError {
  const message = `@skip and @include need true or false, but "$${variable.name.value}" is null.`
  return codedError('BAD_USER_INPUT', message, {}, { nodes: variable })
}
