import { isExecutableDirective } from 'gateway/planning'
import { type ASTNode, isTypeDefinitionNode, type StringValueNode } from 'graphql'
import { z } from 'zod'
import { type Fault, lint } from '../lint-rule.ts'
import type { Source } from '../sources.ts'

interface Element {
  readonly source: Source
  readonly node: ASTNode & { readonly description?: StringValueNode | undefined }
  readonly coordinate: string
}

export const descriptions = lint({
  id: 'description',
  severity: 'notice',
  finds: 'A type, field, argument, enum value or directive for operations has no description.',
  advice:
    'Say what its name does not: units, limits, what null means, who may see it. What several subgraphs define needs one in one of them; with `everywhere: true` in each. Root types need none.',
  example: {
    before: 'type Film {\n  "How long, in seconds."\n  duration: Int\n}',
    after: 'type Film {\n  duration: Int\n}',
  },
  options: z.strictObject({ everywhere: z.boolean().default(false) }),
  *check(sources, { everywhere }) {
    const elements = sources.flatMap((source) => [...elementsOf(source)])
    const described = new Set(elements.filter(isDescribed).map(({ coordinate }) => coordinate))
    for (const element of elements) {
      if (isDescribed(element) || (!everywhere && described.has(element.coordinate))) continue
      yield faultOf(element)
    }
  },
})

const isDescribed = ({ node }: Element): boolean => (node.description?.value.trim() ?? '') !== ''

const faultOf = ({ source, node, coordinate }: Element): Fault => ({
  source,
  node,
  coordinate,
  message: `${coordinate} has no description. Say what its name does not.`,
})

function* elementsOf(source: Source): Generator<Element> {
  const roots = Object.values(source.roots)
  for (const type of source.types.values()) {
    const definition = type.nodes.find(isTypeDefinitionNode)
    if (definition && !roots.includes(type.name)) yield { source, node: definition, coordinate: type.name }
    for (const field of type.fields) {
      const coordinate = `${type.name}.${field.name.value}`
      yield { source, node: field, coordinate }
      for (const argument of field.arguments ?? [])
        yield { source, node: argument, coordinate: `${coordinate}(${argument.name.value}:)` }
    }
    for (const node of [...type.inputFields, ...type.values])
      yield { source, node, coordinate: `${type.name}.${node.name.value}` }
  }
  for (const node of source.subgraph.document.definitions) {
    // The others are not for clients: they are of a specification, which says what they mean.
    if (!isExecutableDirective(node)) continue
    const coordinate = `@${node.name.value}`
    yield { source, node, coordinate }
    for (const argument of node.arguments ?? [])
      yield { source, node: argument, coordinate: `${coordinate}(${argument.name.value}:)` }
  }
}
