import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import type { CostRules, ListSize } from './cost-rules.ts'

export interface CostedOperation {
  readonly operation: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: { readonly [name: string]: unknown }
  /** Told of each variable whose value the cost may depend on. */
  readonly asked?: Set<string>
}

/** How many items a list is taken to have when nothing says it. */
const defaultListSize = 20
const mutationCost = 10

/**
 * Estimates what an operation may cost before it is run, as Apollo Router does after IBM's specification: objects weigh
 * 1 and leaves 0 unless `@cost` says otherwise, lists multiply by `@listSize`, input objects weigh 1 and what is in
 * them, a mutation 10 on top.
 */
export function estimateCost(schema: GraphQLSchema, rules: CostRules, costed: CostedOperation): number {
  const root = schema.getRootType(costed.operation.operation)
  if (!root) return 0
  const base = costed.operation.operation === 'mutation' ? mutationCost : 0
  return base + new Estimate(schema, rules, costed).selections(costed.operation.selectionSet, root, undefined)
}

/** The size that a field gives to some of the fields below it. */
interface Sizing {
  readonly size: number | undefined
  readonly fields: readonly string[]
}

class Estimate {
  readonly #schema: GraphQLSchema
  readonly #rules: CostRules
  readonly #costed: CostedOperation
  /** Costs of fragments by name and by the size that the field around them gives; each is worked out once. */
  readonly #fragments = new Map<string, number>()

  constructor(schema: GraphQLSchema, rules: CostRules, costed: CostedOperation) {
    this.#schema = schema
    this.#rules = rules
    this.#costed = costed
  }

  selections(selectionSet: SelectionSetNode, parent: GraphQLNamedType, sizing: Sizing | undefined): number {
    let cost = 0
    for (const selection of selectionSet.selections) {
      if (this.#isLeftOut(selection)) continue
      if (selection.kind === Kind.FIELD) cost += this.#field(selection, parent, sizing)
      else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += this.#fragment(selection.name.value, sizing)
      else {
        const condition = selection.typeCondition?.name.value
        const type = condition === undefined ? parent : this.#schema.getType(condition)
        if (type) cost += this.selections(selection.selectionSet, type, sizing)
      }
    }
    return cost
  }

  #fragment(name: string, sizing: Sizing | undefined): number {
    const key = `${name} ${sizing?.size} ${sizing?.fields}`
    const known = this.#fragments.get(key)
    if (known !== undefined) return known
    const fragment = this.#costed.fragments.get(name)
    const type = fragment && this.#schema.getType(fragment.typeCondition.name.value)
    const cost = type ? this.selections(fragment.selectionSet, type, sizing) : 0
    this.#fragments.set(key, cost)
    return cost
  }

  #field(node: FieldNode, parent: GraphQLNamedType, sizing: Sizing | undefined): number {
    const name = node.name.value
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
    if (!field) return 0
    const key = `${parent.name}.${name}`
    const listSize = this.#rules.listSizes.get(key)
    const size = listSize && this.#sizeOf(listSize, node, field)
    const type = getNamedType(field.type)
    const weight = this.#rules.weights.get(key) ?? this.#weightOf(type)
    const below = listSize && { size, fields: listSize.sizedFields }
    const inner = node.selectionSet ? this.selections(node.selectionSet, type, below) : 0
    const fromAbove = sizing?.fields.includes(name) ? sizing.size : undefined
    const count = isListType(getNullableType(field.type)) ? (fromAbove ?? size ?? defaultListSize) : 1
    return count * (weight + inner) + this.#arguments(node, field, key)
  }

  #weightOf(type: GraphQLNamedType): number {
    return this.#rules.weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0)
  }

  #sizeOf(
    { assumedSize, slicingArguments }: ListSize,
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
  ): number | undefined {
    const sizes = slicingArguments.flatMap((name) => {
      const given = node.arguments?.find((argument) => argument.name.value === name)?.value
      const value = this.#valueOf(given) ?? field.args.find((argument) => argument.name === name)?.defaultValue
      // Less than nothing would pay for the rest of the operation.
      return typeof value === 'number' ? [Math.max(value, 0)] : []
    })
    return sizes.length > 0 ? Math.max(...sizes) : assumedSize
  }

  #valueOf(node: ValueNode | undefined): unknown {
    if (!node) return undefined
    const { variables, asked } = this.#costed
    if (asked) visit(node, { Variable: ({ name }) => void asked.add(name.value) })
    return valueFromASTUntyped(node, variables)
  }

  #arguments(node: FieldNode, field: GraphQLField<unknown, unknown>, key: string): number {
    let cost = 0
    for (const { name, value } of node.arguments ?? []) {
      const argument = field.args.find((candidate) => candidate.name === name.value)
      const weight = this.#rules.weights.get(`${key}.${name.value}`)
      if (argument && !this.#isFree(argument.type, weight)) {
        cost += this.#input(argument.type, this.#valueOf(value), weight)
      }
    }
    return cost
  }

  /** Whether it costs nothing, whatever its value is. */
  #isFree(type: GraphQLInputType, weight: number | undefined): boolean {
    const named = getNamedType(type)
    return !isInputObjectType(named) && (weight ?? this.#weightOf(named)) === 0
  }

  #input(type: GraphQLInputType, value: unknown, weight: number | undefined): number {
    if (value === undefined || value === null) return 0
    if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + this.#input(type, item, weight), 0)
    const named = getNamedType(type)
    if (!isInputObjectType(named)) return weight ?? this.#weightOf(named)
    const fields = named.getFields()
    let cost = weight ?? this.#rules.weights.get(named.name) ?? 1
    for (const [name, item] of Object.entries(value)) {
      const field = fields[name]
      if (field) cost += this.#input(field.type, item, this.#rules.weights.get(`${named.name}.${name}`))
    }
    return cost
  }

  #isLeftOut(selection: SelectionNode): boolean {
    return (selection.directives ?? []).some((directive) => {
      const value = this.#valueOf(directive.arguments?.find(({ name }) => name.value === 'if')?.value)
      return directive.name.value === 'skip' ? value === true : directive.name.value === 'include' && value === false
    })
  }
}
