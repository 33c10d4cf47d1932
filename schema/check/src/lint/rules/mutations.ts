import { type FieldDefinitionNode, print } from 'graphql'
import { z } from 'zod'
import { type Fault, lint } from '../lint-rule.ts'
import { referenceOf, type Source } from '../sources.ts'

const names = z.array(z.string())

export const mutationInput = lint({
  id: 'mutation-input',
  severity: 'notice',
  finds: 'A mutation has other arguments than one input object.',
  advice:
    'One argument of an input type of its own can grow by optional fields, and a client passes it as one variable. `argument` chooses its name, `suffix` that of its type.',
  example: {
    before: 'type Mutation {\n  createPost(input: CreatePostInput!): CreatePostPayload\n}',
    after: 'type Mutation {\n  createPost(text: String!, tags: [String!]): CreatePostPayload\n}',
  },
  options: z.strictObject({ argument: z.string().default('input'), suffix: z.string().default('Input') }),
  *check(sources, { argument, suffix }) {
    for (const { source, field, fault } of mutationsOf(sources)) {
      const given = field.arguments ?? []
      if (given.length === 0) continue
      const [only] = given
      const { name, isNonNull, isList } = referenceOf(only!.type)
      if (given.length > 1 || only!.name.value !== argument)
        yield fault(`Let it have one argument, ${argument}, of an input type of its own.`)
      else if (!isNonNull || isList || !name.endsWith(suffix) || (source.types.get(name)?.kind ?? 'input') !== 'input')
        yield fault(
          `Its ${argument} is ${print(only!.type)}. Let it be an input type ${suffix && `…${suffix}`}!, which is not null.`,
        )
    }
  },
})

export const mutationPayload = lint({
  id: 'mutation-payload',
  severity: 'notice',
  finds: 'A mutation does not return a payload of its own.',
  advice:
    'A payload can grow by fields, such as why nothing was done. `suffix` chooses the name of its type, and `fields` what it must have, such as `errors`; a union is left to `lint-union-errors`.',
  example: {
    before: 'type Mutation {\n  deletePost(input: DeletePostInput!): DeletePostPayload\n}',
    after: 'type Mutation {\n  deletePost(input: DeletePostInput!): Boolean!\n}',
  },
  options: z.strictObject({ suffix: z.string().default('Payload'), fields: names.default([]) }),
  *check(sources, { suffix, fields }) {
    for (const { source, field, fault } of mutationsOf(sources)) {
      const { name, isList } = referenceOf(field.type)
      const type = source.types.get(name)
      if (type?.kind === 'union') continue
      if (isList || !name.endsWith(suffix) || !type) {
        yield fault(`It returns ${print(field.type)}. Let it return an object type of its own, …${suffix}.`)
        continue
      }
      const missing = fields.filter((needed) => !type.fields.some((given) => given.name.value === needed))
      if (missing.length > 0) yield fault(`Its ${name} has no ${missing.join(', ')}. Add it.`)
    }
  },
})

export const mutationAccess = lint({
  id: 'mutation-authenticated',
  severity: 'risk',
  finds: 'A mutation requires nothing of its callers.',
  advice:
    'Let it have `@authenticated`, `@requiresScopes` or `@policy`, or name it under `except` when everybody may call it, such as one that signs in.',
  example: {
    before: 'type Mutation {\n  createPost(input: CreatePostInput!): CreatePostPayload @authenticated\n}',
    after: 'type Mutation {\n  createPost(input: CreatePostInput!): CreatePostPayload\n}',
  },
  options: z.strictObject({ except: names.default([]) }),
  *check(sources, { except }) {
    for (const { source, field, fault } of mutationsOf(sources)) {
      const root = source.types.get(source.roots.mutation)!
      const isGuarded = ['authenticated', 'requiresScopes', 'policy'].some((name) =>
        [field, root].some((element) => source.applied(element, name).length > 0),
      )
      if (!isGuarded && !except.includes(field.name.value))
        yield fault('Everybody may call it. Let it have @authenticated, or name it under `except` of the rule.')
    }
  },
})

interface Mutation {
  readonly source: Source
  readonly field: FieldDefinitionNode
  fault(message: string): Fault
}

function* mutationsOf(sources: readonly Source[]): Generator<Mutation> {
  for (const source of sources) {
    const { mutation } = source.roots
    for (const field of source.types.get(mutation)?.fields ?? []) {
      const coordinate = `${mutation}.${field.name.value}`
      const fault = (message: string) => ({ source, node: field, coordinate, message: `${coordinate}: ${message}` })
      yield { source, field, fault }
    }
  }
}
