import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { PlannedFetch } from '../plans/plan.ts'
import { covers, fieldsOf, inner, sentFor } from './covers.ts'
import { type Problem, pathOf } from './problem.ts'
import type { SubgraphView } from './subgraph-view.ts'

/** What Federation adds to GraphQL's rules: keys, and fields that are external or require others. */
export class FederationWalk {
  readonly #fetch: PlannedFetch
  readonly #view: SubgraphView
  readonly #document: DocumentNode
  readonly #add: (problem: Problem) => void

  constructor(fetch: PlannedFetch, view: SubgraphView, document: DocumentNode, add: (problem: Problem) => void) {
    this.#fetch = fetch
    this.#view = view
    this.#document = document
    this.#add = add
  }

  run(): void {
    const operation = this.#document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
    if (!operation) return
    if (!this.#fetch.requires) {
      this.#select(operation.selectionSet, rootType(operation, this.#view), [], [])
      return
    }
    for (const entities of operation.selectionSet.selections) {
      if (entities.kind !== Kind.FIELD) continue
      for (const selection of entities.selectionSet?.selections ?? []) {
        if (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition)
          this.#entity(selection.typeCondition.name.value, selection.selectionSet)
      }
    }
  }

  #entity(name: string, selectionSet: SelectionSetNode): void {
    const type = this.#view.schema.getType(name)
    if (!type) return
    const sent = sentFor(name, this.#fetch.requires ?? [])
    const keys = this.#view.keys.get(name) ?? []
    if (!sent.every((one) => keys.some((key) => covers(one, key)))) {
      const known = keys.map((key) => `\`${inner(key)}\``).join(' or ')
      const because = known ? `finds \`${name}\` by ${known} only` : `does not find \`${name}\` by any key`
      this.#add({ coordinate: name, because, path: this.#fetch.path })
    }
    this.#select(selectionSet, type, [], [], sent)
  }

  /**
   * @param provided what the fields above provide of this type
   * @param sent of an entity, what the gateway sends of it, for each type that it may have
   */
  #select(
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    provided: readonly SelectionSetNode[],
    path: readonly string[],
    sent: readonly (readonly QueryPlanSelectionNode[])[] = [],
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) this.#field(selection, parent, provided, path, sent)
      else {
        const [type, selectionSet] = this.#fragment(selection, parent)
        if (selectionSet) this.#select(selectionSet, type, provided, path, sent)
      }
    }
  }

  #fragment(
    selection: Exclude<SelectionSetNode['selections'][number], FieldNode>,
    parent: GraphQLNamedType | undefined,
  ): [GraphQLNamedType | undefined, SelectionSetNode | undefined] {
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : this.#document.definitions.find(
            (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
          )
    if (!fragment || fragment.kind === Kind.OPERATION_DEFINITION || !('selectionSet' in fragment))
      return [parent, undefined]
    const condition = 'typeCondition' in fragment ? fragment.typeCondition?.name.value : undefined
    return [condition ? this.#view.schema.getType(condition) : parent, fragment.selectionSet]
  }

  #field(
    node: FieldNode,
    parent: GraphQLNamedType | undefined,
    provided: readonly SelectionSetNode[],
    path: readonly string[],
    sent: readonly (readonly QueryPlanSelectionNode[])[],
  ): void {
    const name = node.name.value
    if (name.startsWith('__') || !(isObjectType(parent) || isInterfaceType(parent))) return
    const field = parent.getFields()[name]
    if (!field) return
    const here = [...path, node.alias?.value ?? name]
    const types = isAbstractType(parent) ? [parent, ...this.#view.schema.getPossibleTypes(parent)] : [parent]
    const coordinates = types.map((type) => `${type.name}.${name}`)
    const below = provided.flatMap((one) => fieldsOf(one, name))
    for (const coordinate of coordinates) {
      const at = (because: string) => this.#add({ coordinate, because, path: pathOf(this.#fetch, here) })
      if (this.#view.external.has(coordinate) && below.length === 0) at('names it as external and does not resolve it')
      for (const argument of this.#view.contextual.get(coordinate) ?? []) {
        if (node.arguments?.some((one) => one.name.value === argument)) continue
        at(`needs \`${argument}\` for it from a context (@fromContext), which that plan does not send`)
      }
      const required = this.#view.requires.get(coordinate)
      if (!required) continue
      if (sent.length === 0 || !sent.every((one) => covers(one, required)))
        at(`needs \`${inner(required)}\` for it (@requires), which that plan does not send`)
    }
    if (!node.selectionSet) return
    const provides = coordinates.flatMap((coordinate) => this.#view.provides.get(coordinate) ?? [])
    const deeper = below.flatMap(({ selectionSet }) => selectionSet ?? [])
    this.#select(node.selectionSet, getNamedType(field.type), [...provides, ...deeper], here)
  }
}

const rootType = ({ operation }: OperationDefinitionNode, { schema }: SubgraphView) =>
  schema.getRootType(operation) ?? undefined
