import { z } from 'zod'
import { lint } from '../lint-rule.ts'
import { referenceOf } from '../sources.ts'

const names = z.array(z.string())
const except = names.default([])

const pascal = /^[A-Z][A-Za-z0-9]*$/
const camel = /^[a-z][A-Za-z0-9]*$/
const upper = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/

/** Federation's own names begin with an underscore, and those of specifications have two inside. */
const isSpecified = (name: string): boolean => name.startsWith('_') || name.includes('__')

export const typeNames = lint({
  id: 'name-of-type',
  severity: 'notice',
  finds: 'The name of a type is not in PascalCase.',
  advice: 'Generated code uses the names of types as they are. `except` names types that stay as they are.',
  example: { before: 'type BlogPost { id: ID! }', after: 'type blog_post { id: ID! }' },
  options: z.strictObject({ except }),
  *check(sources, { except }) {
    for (const source of sources)
      for (const { name, nodes } of source.types.values())
        if (!pascal.test(name) && !isSpecified(name) && !except.includes(name))
          yield { source, node: nodes[0]!, coordinate: name, message: `The type ${name} is not named in PascalCase.` }
  },
})

export const fieldNames = lint({
  id: 'name-of-field',
  severity: 'notice',
  finds: 'The name of a field or argument is not in camelCase.',
  advice: 'Generated code uses the names of fields as they are. `except` names fields that stay as they are.',
  example: { before: 'type Post { createdAt: DateTime! }', after: 'type Post { created_at: DateTime! }' },
  options: z.strictObject({ except }),
  *check(sources, { except }) {
    const isOdd = (name: string) => !camel.test(name) && !isSpecified(name) && !except.includes(name)
    for (const source of sources) {
      for (const type of source.types.values()) {
        for (const node of [...type.fields, ...type.inputFields]) {
          const coordinate = `${type.name}.${node.name.value}`
          if (isOdd(node.name.value))
            yield { source, node, coordinate, message: `The field ${coordinate} is not named in camelCase.` }
          for (const argument of 'arguments' in node ? (node.arguments ?? []) : []) {
            const place = `${coordinate}(${argument.name.value}:)`
            if (isOdd(argument.name.value))
              yield {
                source,
                node: argument,
                coordinate: place,
                message: `The argument ${place} is not named in camelCase.`,
              }
          }
        }
      }
    }
  },
})

export const valueNames = lint({
  id: 'name-of-value',
  severity: 'notice',
  finds: 'The name of an enum value is not in UPPER_SNAKE_CASE.',
  advice: 'It is told from a field and a type by its looks alone. `except` names values that stay as they are.',
  example: { before: 'enum Privacy { FRIENDS_ONLY }', after: 'enum Privacy { friendsOnly }' },
  options: z.strictObject({ except }),
  *check(sources, { except }) {
    for (const source of sources) {
      for (const type of source.types.values()) {
        for (const node of type.values) {
          const coordinate = `${type.name}.${node.name.value}`
          if (!upper.test(node.name.value) && !except.includes(node.name.value))
            yield {
              source,
              node,
              coordinate,
              message: `The enum value ${coordinate} is not named in UPPER_SNAKE_CASE.`,
            }
        }
      }
    }
  },
})

export const inputNames = lint({
  id: 'name-of-input',
  severity: 'notice',
  finds: 'The name of an input type does not say that it is one.',
  advice: 'An input type can’t be used where an output is, so let its name tell. `suffixes` chooses the endings.',
  example: { before: 'input PostInput { text: String! }', after: 'input Post { text: String! }' },
  options: z.strictObject({ suffixes: names.default(['Input', 'Filter', 'OrderBy', 'Where']) }),
  *check(sources, { suffixes }) {
    for (const source of sources)
      for (const { kind, name, nodes } of source.types.values())
        if (kind === 'input' && !suffixes.some((suffix) => name.endsWith(suffix))) {
          const message = `The input type ${name} does not end in ${suffixes.join(', ')}.`
          yield { source, node: nodes[0]!, coordinate: name, message }
        }
  },
})

export const queryNames = lint({
  id: 'name-of-query',
  severity: 'notice',
  finds: 'The name of a query begins with a verb.',
  advice: 'A query is named after what it gives: `user`, `posts`. That it reads is known. `verbs` chooses the words.',
  example: { before: 'type Query { user(id: ID!): User }', after: 'type Query { getUser(id: ID!): User }' },
  options: z.strictObject({ verbs: names.default(['get', 'list', 'fetch', 'find', 'query', 'load', 'retrieve']) }),
  *check(sources, { verbs }) {
    for (const source of sources) {
      const { query } = source.roots
      for (const field of source.types.get(query)?.fields ?? []) {
        const name = field.name.value
        const verb = verbs.find((each) => name.startsWith(each) && /^[A-Z]/.test(name.slice(each.length)))
        if (!verb) continue
        const coordinate = `${query}.${name}`
        const message = `${coordinate} begins with the verb ${verb}. Name it after the ${referenceOf(field.type).name} that it gives.`
        yield { source, node: field, coordinate, message }
      }
    }
  },
})
