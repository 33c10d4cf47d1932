import { Kind, print } from 'graphql'
import { z } from 'zod'
import { lint } from '../lint-rule.ts'
import { referenceOf, type Source } from '../sources.ts'

const names = z.array(z.string())

export const boundedLists = lint({
  id: 'list-bounded',
  severity: 'notice',
  finds: 'A list of objects says nowhere how long it may get.',
  advice:
    'A gateway can weigh an operation only if it knows how much comes back. Give the field `@listSize(assumedSize: …)`, or one of the `arguments` that say how many, or name it in `sizedFields` of the field above it; `except` names fields that are short by nature. The fields of connections and edges are bounded by their pages, and with `scalars: true` lists of scalars and enum values are looked at too.',
  example: {
    before: 'type Post {\n  tags: [Tag!]! @listSize(assumedSize: 10)\n}',
    after: 'type Post {\n  tags: [Tag!]!\n}',
  },
  options: z.strictObject({
    arguments: names.default(['first', 'last', 'limit']),
    except: names.default(['errors']),
    scalars: z.boolean().default(false),
    connectionSuffix: z.string().default('Connection'),
  }),
  *check(sources, options) {
    const leaves = new Set(['ID', 'String', 'Int', 'Float', 'Boolean'])
    for (const { types } of sources)
      for (const { name, kind } of types.values()) if (kind === 'scalar' || kind === 'enum') leaves.add(name)
    const sized = sizedByParents(sources)
    for (const source of sources) {
      for (const type of source.types.values()) {
        if (type.name.endsWith(options.connectionSuffix)) continue
        for (const field of type.fields) {
          const { name, isList } = referenceOf(field.type)
          if (!isList || options.except.includes(field.name.value) || name.startsWith('_')) continue
          if (!options.scalars && leaves.has(name)) continue
          if (source.applied(field, 'listSize').length > 0) continue
          if (field.arguments?.some((argument) => options.arguments.includes(argument.name.value))) continue
          const coordinate = `${type.name}.${field.name.value}`
          if (sized.has(coordinate)) continue
          const message = `${coordinate} is ${print(field.type)}, and nothing says how long it may get. Give it @listSize, or an argument ${options.arguments.join(' or ')}.`
          yield { source, node: field, coordinate, message }
        }
      }
    }
  },
})

/** Fields whose length a `@listSize(sizedFields: …)` of the field above them says. */
function sizedByParents(sources: readonly Source[]): Set<string> {
  const sized = new Set<string>()
  for (const source of sources) {
    for (const field of [...source.types.values()].flatMap(({ fields }) => fields)) {
      const given = source.applied(field, 'listSize').flatMap(({ arguments: all }) => all ?? [])
      const names = given.find(({ name }) => name.value === 'sizedFields')?.value
      for (const one of names?.kind === Kind.LIST ? names.values : names ? [names] : []) {
        if (one.kind === Kind.STRING) sized.add(`${referenceOf(field.type).name}.${one.value}`)
      }
    }
  }
  return sized
}
