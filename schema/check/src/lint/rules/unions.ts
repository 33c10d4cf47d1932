import { z } from 'zod'
import { lint } from '../lint-rule.ts'
import { referenceOf, type Source } from '../sources.ts'

const names = z.array(z.string())

export const unionErrors = lint({
  id: 'union-errors',
  severity: 'notice',
  finds: 'A union of results has no error among its members, or its errors share no interface.',
  advice:
    'A union that a mutation returns, or whose name ends like a result’s, is there so that a failure is a result. Clients take failures that they do not know yet by the interface that all errors implement: `... on Error { message }`. `suffixes` chooses which unions are results, `errorSuffix` which members are errors.',
  example: {
    before:
      'interface Error { message: String! }\ntype Taken implements Error { message: String! }\nunion SignUpResult = Session | Taken',
    after: 'union SignUpResult = Session | TakenError',
  },
  options: z.strictObject({
    suffixes: names.default(['Result', 'Payload', 'Response', 'Outcome']),
    errorSuffix: z.string().default('Error'),
  }),
  *check(sources, { suffixes, errorSuffix }) {
    for (const source of sources) {
      const returned = (source.types.get(source.roots.mutation)?.fields ?? []).map(
        (field) => referenceOf(field.type).name,
      )
      for (const union of source.types.values()) {
        if (union.kind !== 'union') continue
        if (!returned.includes(union.name) && !suffixes.some((suffix) => union.name.endsWith(suffix))) continue
        const fault = (message: string) => ({ source, node: union.nodes[0]!, coordinate: union.name, message })
        const errors = union.members.filter((member) => isError(source, member, errorSuffix))
        if (errors.length === 0)
          yield fault(`${union.name} has no error among its members, so a failure can't be a result. Add one.`)
        else if (!errors[0] || sharedBy(source, errors).length === 0)
          yield fault(
            `The errors of ${union.name} share no interface: ${errors.join(', ')}. Let them implement one with a message.`,
          )
      }
    }
  },
})

const isError = ({ types }: Source, member: string, suffix: string): boolean =>
  member.endsWith(suffix) || (types.get(member)?.interfaces.some((name) => name.endsWith(suffix)) ?? false)

function sharedBy({ types }: Source, members: readonly string[]): string[] {
  const [first, ...others] = members.map((member) => types.get(member)?.interfaces ?? [])
  return (first ?? []).filter((name) => others.every((interfaces) => interfaces.includes(name)))
}
