import type { GraphQLSchema } from 'graphql'

/**
 * Makes `_entities` of a schema answer null for references whose id is not a string, before a loader fails over one and
 * takes the others of its batch along. References are JSON and hold whatever their sender likes. Changes the schema it is
 * given and returns it.
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
