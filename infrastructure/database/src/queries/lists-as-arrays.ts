import {
  BinaryOperationNode,
  FunctionNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  PrimitiveValueListNode,
  ValueListNode,
  ValueNode,
} from 'kysely'

/**
 * Sends `in (…)` as `= any($1)`: with one text for each length of a list the statement could not be prepared, and with an
 * empty list it would not be SQL.
 */
export const listsAsArrays: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
}

class ListsAsArrays extends OperationNodeTransformer {
  protected override transformBinaryOperation(
    ...given: Parameters<OperationNodeTransformer['transformBinaryOperation']>
  ): BinaryOperationNode {
    const node = super.transformBinaryOperation(...given)
    const operator = OperatorNode.is(node.operator) ? node.operator.operator : undefined
    const values = operator === 'in' || operator === 'not in' ? valuesOf(node.rightOperand) : undefined
    if (!values) return node
    const [compare, quantifier] = operator === 'in' ? (['=', 'any'] as const) : (['<>', 'all'] as const)
    return BinaryOperationNode.create(
      node.leftOperand,
      OperatorNode.create(compare),
      FunctionNode.create(quantifier, [ValueNode.create(values)]),
    )
  }
}

const transformer = new ListsAsArrays()

/** The values of a list; undefined for a subquery, and for a list that holds other expressions. */
function valuesOf(node: OperationNode): readonly unknown[] | undefined {
  if (PrimitiveValueListNode.is(node)) return node.values
  if (!ValueListNode.is(node)) return undefined
  const values = node.values.filter((item) => ValueNode.is(item))
  return values.length === node.values.length ? values.map(({ value }) => value) : undefined
}
