import { z } from 'zod'
import { lint } from '../lint-rule.ts'
import { argumentOf } from '../sources.ts'

const guard = z.strictObject({
  /** Fields that each subgraph's type of the name must have, and name in each of its keys. */
  mustHave: z.array(z.string()).min(1),
  /** Whether each key must name them too: an entity can't be asked for without them then. */
  inKeys: z.boolean().default(true),
})

export const guards = lint({
  id: 'guarded-type',
  severity: 'risk',
  finds: 'A type lacks a field that guards it, or can be asked for by a key without that field.',
  advice:
    'For types that may be seen only by those who were shown them, such as files: who names one hands over a grant along with its id, as part of the key, and the owner checks it. `types` names each with what it must have: `types: { File: { mustHave: [grant] } }`; a name may begin or end with `*`. With `inKeys: false` the fields need not be in the keys.',
  example: {
    before: 'type File @key(fields: "id grant") { id: ID! grant: String! }',
    after: 'type File @key(fields: "id") { id: ID! }',
  },
  options: z.strictObject({ types: z.record(z.string(), guard).default({}) }),
  *check(sources, { types }) {
    for (const [pattern, { mustHave, inKeys }] of Object.entries(types)) {
      for (const source of sources) {
        for (const type of source.types.values()) {
          if (!matches(pattern, type.name) || (type.kind !== 'object' && type.kind !== 'interface')) continue
          const fault = (message: string) => ({ source, node: type.nodes[0]!, coordinate: type.name, message })
          const missing = mustHave.filter((name) => !type.fields.some((field) => field.name.value === name))
          const where = `${type.name} of ${source.subgraph.name}`
          if (missing.length > 0) {
            yield fault(`${where} has no ${missing.join(', ')}, which guards it. Add it.`)
            continue
          }
          const keys = inKeys ? source.applied(type, 'key').map((key) => argumentOf(key, 'fields') ?? '') : []
          for (const fields of keys) {
            const left = mustHave.filter((name) => !fields.split(/[\s,{}]+/).includes(name))
            if (left.length > 0)
              yield fault(
                `${where} can be asked for by its key "${fields}", without ${left.join(', ')}. Add it to the key.`,
              )
          }
        }
      }
    }
  },
})

const matches = (pattern: string, name: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/\W/g, '\\$&'))
      .join('.*')}$`,
  ).test(name)
