import type { ASTNode, ConstDirectiveNode } from 'graphql'
import { z } from 'zod'
import { didYouMean } from '../../project/nearest.ts'
import { lint } from '../lint-rule.ts'
import { argumentOf, type Source } from '../sources.ts'

export const deprecations = lint({
  id: 'deprecation-reason',
  severity: 'notice',
  finds: 'A deprecation does not say what to use instead.',
  advice: 'Who reads `@deprecated` wants to know what to do: name what replaces it, and until when it stays.',
  example: {
    before: 'type User { name: String @deprecated(reason: "Use fullName.") }',
    after: 'type User { name: String @deprecated }',
  },
  options: z.strictObject({}),
  *check(sources) {
    for (const { source, node, coordinate, directives } of elementsOf(sources)) {
      const deprecated = directives.find(({ name }) => name.value === 'deprecated')
      if (!deprecated || (argumentOf(deprecated, 'reason') ?? '').trim() !== '') continue
      yield {
        source,
        node,
        coordinate,
        message: `${coordinate} is deprecated without a reason. Say what to use instead.`,
      }
    }
  },
})

export const tagNames = lint({
  id: 'tag',
  severity: 'notice',
  finds: 'A tag is not one of those that are known, is written oddly, or is there twice.',
  advice:
    'A contract variant leaves out what has a tag of exactly one name: a slip of the pen publishes what should be hidden. `known` lists the tags; without it they need only be in kebab-case.',
  example: {
    before: 'type User { email: String @tag(name: "internal") }',
    after: 'type User { email: String @tag(name: "Internal") }',
  },
  options: z.strictObject({ known: z.array(z.string()).optional() }),
  *check(sources, { known }) {
    for (const { source, node, coordinate, directives } of elementsOf(sources)) {
      const seen = new Set<string>()
      for (const directive of source.applied({ directives }, 'tag')) {
        const tag = argumentOf(directive, 'name') ?? ''
        const fault = (message: string) => ({ source, node, coordinate, message: `${coordinate}: ${message}` })
        if (seen.has(tag)) yield fault(`It has the tag ${tag} twice.`)
        else if (known && !known.includes(tag)) yield fault(`The tag ${tag} is not known.${didYouMean(tag, known)}`)
        else if (!known && !/^[a-z0-9]+([-_/][a-z0-9]+)*$/.test(tag))
          yield fault(`The tag ${tag} is not in kebab-case.`)
        seen.add(tag)
      }
    }
  },
})

interface Element {
  readonly source: Source
  readonly node: ASTNode
  readonly coordinate: string
  readonly directives: readonly ConstDirectiveNode[]
}

function* elementsOf(sources: readonly Source[]): Generator<Element> {
  for (const source of sources) {
    for (const type of source.types.values()) {
      yield { source, node: type.nodes[0]!, coordinate: type.name, directives: type.directives }
      for (const node of [...type.fields, ...type.inputFields, ...type.values]) {
        const coordinate = `${type.name}.${node.name.value}`
        yield { source, node, coordinate, directives: node.directives ?? [] }
        for (const argument of 'arguments' in node ? (node.arguments ?? []) : [])
          yield {
            source,
            node: argument,
            coordinate: `${coordinate}(${argument.name.value}:)`,
            directives: argument.directives ?? [],
          }
      }
    }
  }
}
