import {
  type BinaryOperationNode,
  type OperationNode,
  OperatorNode,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  ValueListNode,
  ValueNode,
} from 'kysely'
import { toSnakeCase } from './name-case.ts'
import { isMarker, nameOf, standsForList } from './statements/markers.ts'

/**
 * Prints queries in Plaza's dialect: names in snake_case, and `in (…)` as `= any($1)`. With one text for each length of a
 * list the statement could not be prepared, and with an empty list it would not be SQL.
 *
 * Plug-ins could do the same, but each of them copies the whole tree of every query.
 */
export class PlazaQueryCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return super.sanitizeIdentifier(toSnakeCase(identifier))
  }

  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const operator = OperatorNode.is(node.operator) ? node.operator.operator : undefined
    const values = operator === 'in' || operator === 'not in' ? valuesOf(node.rightOperand) : undefined
    if (!values) {
      super.visitBinaryOperation(node)
      return
    }
    this.visitNode(node.leftOperand)
    this.append(operator === 'in' ? ' = any(' : ' <> all(')
    this.appendValue(values)
    this.append(')')
  }
}

/** The values of a list, or what stands for them; undefined for a subquery, and for a list that holds other expressions. */
function valuesOf(node: OperationNode): unknown {
  if (PrimitiveValueListNode.is(node)) return node.values
  if (ValueNode.is(node) && isMarker(node.value)) {
    if (standsForList(node.value)) return node.value
    throw new TypeError(`The value \`${nameOf(node.value)}\` of a statement is no list, and \`in\` asks for one`)
  }
  if (!ValueListNode.is(node)) return undefined
  const values = node.values.filter((item) => ValueNode.is(item))
  return values.length === node.values.length ? values.map(({ value }) => value) : undefined
}
