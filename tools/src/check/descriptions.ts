import { type ASTNode, Kind, parse, visit } from 'graphql'
import type { Sources } from './sources.ts'

const describable: ReadonlySet<string> = new Set([
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  // Of an argument, and of an input type.
  Kind.INPUT_VALUE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
])

/**
 * What of the subgraphs' contracts has no description, one line each. Types, fields, arguments, inputs and enum values need
 * one that says what the name does not.
 */
export function findUndescribed(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) =>
    /^subgraphs\/[^/]+\/schema\.graphql$/.test(file) ? undescribedIn(file, text) : [],
  )
}

function undescribedIn(file: string, text: string): string[] {
  const found: string[] = []
  const path: string[] = []
  visit(parse(text), {
    enter(node: ASTNode) {
      if (!('name' in node) || !node.name || node.kind === Kind.NAMED_TYPE) return
      path.push(node.name.value)
      if (describable.has(node.kind) && 'description' in node && !node.description?.value.trim()) report(node)
    },
    leave(node: ASTNode) {
      if ('name' in node && node.name && node.kind !== Kind.NAMED_TYPE) path.pop()
    },
  })
  return found

  function report(node: ASTNode): void {
    found.push(`${file}:${node.loc?.startToken.line} ${path.join('.')}: has no description`)
  }
}
