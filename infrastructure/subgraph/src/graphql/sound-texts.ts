import { badUserInput } from '@plaza/server'
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql'
import { failed, userError } from './user-errors.ts'

/**
 * Makes a schema refuse half a surrogate pair in any argument, by its path: it is no character, databases do not take it, and
 * encoders write something else in its place. A mutation refuses in its payload, another field with BAD_USER_INPUT. Changes the
 * schema it is given and returns it.
 */
export function onlySoundTexts(schema: GraphQLSchema): GraphQLSchema {
  const mutation = schema.getMutationType()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      // Its references are JSON, and one that names nothing is answered with null among the others.
      if (field.args.length > 0 && field.name !== '_entities') guard(field, type === mutation)
    }
  }
  return schema
}

function guard(field: GraphQLField<unknown, unknown>, isMutation: boolean): void {
  const { resolve = defaultFieldResolver, subscribe } = field
  field.resolve = (root, args, context, info) => {
    const [path, ...others] = illFormed(args)
    if (!path) return resolve(root, args, context, info)
    if (!isMutation) throw refusal(path)
    return failed(...[path, ...others].map((each) => userError('INVALID', halfACharacter, each)))
  }
  if (!subscribe) return
  field.subscribe = (root, args, context, info) => {
    const [path] = illFormed(args)
    if (path) throw refusal(path)
    return subscribe(root, args, context, info)
  }
}

const halfACharacter = 'This text holds half of a surrogate pair, which is no character.'

const refusal = (path: string[]) =>
  badUserInput(`\`${path.join('.')}\` holds half of a surrogate pair, which is no character.`, {
    argument: path.join('.'),
  })

/** The paths of all texts in a value that are no well-formed UTF-16. */
function illFormed(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => illFormed(item, [...path, name]))
}
