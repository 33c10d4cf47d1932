import { print } from 'graphql'
import { z } from 'zod'
import { lint } from '../lint-rule.ts'
import { referenceOf } from '../sources.ts'

const names = z.array(z.string())

export const connectionShape = lint({
  id: 'connection-shape',
  severity: 'notice',
  finds: 'A connection or edge lacks a field that clients page by.',
  advice:
    'Clients page through all connections with one piece of code, which needs `edges { cursor node }` and `pageInfo`. Which types are connections and edges is known by their `suffix` and `edgeSuffix`; what they must have is chosen by `fields` and `edgeFields`.',
  example: {
    before: 'type PostConnection { edges: [PostEdge!]! pageInfo: PageInfo! }',
    after: 'type PostConnection { posts: [Post!]! }',
  },
  options: z.strictObject({
    suffix: z.string().default('Connection'),
    fields: names.default(['edges', 'pageInfo']),
    edgeSuffix: z.string().default('Edge'),
    edgeFields: names.default(['cursor', 'node']),
  }),
  *check(sources, { suffix, fields, edgeSuffix, edgeFields }) {
    // A type may be given by several subgraphs, each a part of it.
    const given = new Map<string, Set<string>>()
    for (const { types } of sources)
      for (const { name, fields } of types.values())
        given.set(name, new Set([...(given.get(name) ?? []), ...fields.map((field) => field.name.value)]))
    for (const source of sources) {
      for (const type of source.types.values()) {
        if (type.kind !== 'object') continue
        const needed = type.name.endsWith(suffix) ? fields : type.name.endsWith(edgeSuffix) ? edgeFields : []
        const missing = needed.filter((field) => !given.get(type.name)?.has(field))
        const coordinate = type.name
        if (missing.length > 0)
          yield {
            source,
            node: type.nodes[0]!,
            coordinate,
            message: `${type.name} has no ${missing.join(', ')}. Add it.`,
          }
        const edges = type.name.endsWith(suffix) ? type.fields.find((field) => field.name.value === 'edges') : undefined
        if (edges && !referenceOf(edges.type).isList) {
          const message = `${type.name}.edges is ${print(edges.type)}. Let it be a list.`
          yield { source, node: edges, coordinate: `${type.name}.edges`, message }
        }
      }
    }
  },
})

export const connectionArguments = lint({
  id: 'connection-arguments',
  severity: 'notice',
  finds: 'A field that returns a connection lacks the arguments to page by.',
  advice:
    'Without `first` and `after` (or `last` and `before`) a client can neither say how much it wants nor ask for the next page. `pairs` chooses the arguments, of which one pair must be there.',
  example: {
    before: 'type User {\n  posts(first: Int = 20, after: String): PostConnection!\n}',
    after: 'type User {\n  posts: PostConnection!\n}',
  },
  options: z.strictObject({
    suffix: z.string().default('Connection'),
    pairs: z.array(names).default([
      ['first', 'after'],
      ['last', 'before'],
    ]),
  }),
  *check(sources, { suffix, pairs }) {
    for (const source of sources) {
      for (const type of source.types.values()) {
        for (const field of type.fields) {
          if (!referenceOf(field.type).name.endsWith(suffix)) continue
          const given = (field.arguments ?? []).map((argument) => argument.name.value)
          if (pairs.some((pair) => pair.every((name) => given.includes(name)))) continue
          const coordinate = `${type.name}.${field.name.value}`
          const wanted = pairs.map((pair) => pair.join(' and ')).join(', or ')
          const message = `${coordinate} returns a connection without a way to page through it. Give it ${wanted}.`
          yield { source, node: field, coordinate, message }
        }
      }
    }
  },
})
