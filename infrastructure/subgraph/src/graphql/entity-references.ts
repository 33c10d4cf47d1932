import type { GraphQLSchema } from 'graphql'

/**
 * References are JSON, and hold whatever their sender likes. One whose id is no string names nothing: it resolves to null
 * before a loader could trip over it and take the others of its batch along.
 */
export function onlySoundReferences(schema: GraphQLSchema): GraphQLSchema {
  const entities = schema.getQueryType()?.getFields()._entities
  const resolve = entities?.resolve
  if (!entities || !resolve) return schema
  entities.resolve = (root, args, context, info) => {
    const { representations } = args as { representations: readonly unknown[] }
    if (representations.every(isSound)) return resolve(root, args, context, info)
    return amongOthers(representations, (sound) => resolve(root, { ...args, representations: sound }, context, info))
  }
  return schema
}

async function amongOthers(
  representations: readonly unknown[],
  resolve: (sound: readonly unknown[]) => unknown,
): Promise<unknown[]> {
  const found = (await resolve(representations.filter(isSound))) as unknown[]
  let next = 0
  return representations.map((representation) => (isSound(representation) ? found[next++] : null))
}

const isSound = (representation: unknown) => typeof (representation as { id?: unknown } | null)?.id === 'string'
