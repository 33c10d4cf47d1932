import { isNode } from 'yaml'
import { z } from 'zod'
import type { Location } from '../finding.ts'
import { didYouMean } from '../project/nearest.ts'
import { CannotRun } from '../project/problem.ts'
import { parseYaml } from '../project/yaml.ts'
import type { Rule } from '../rules.ts'
import type { Approval } from './approval.ts'

/** Whether subgraphs compose is not a matter of opinion, and approvals don't approve each other. */
const isBeyondApproval = ({ id, pass }: Rule): boolean =>
  id === 'composition-failed' || id === 'composition-disputed' || pass === 'approvals'

const sentence = (what: string) =>
  z.string(`An entry needs ${what}.`).refine((text) => text.trim() !== '', `An entry needs ${what}.`)

const stood = (side: string) =>
  z.string(`An entry needs \`${side}\`, as the report prints it; write null where nothing stood there.`).nullable()

const operation = sentence('the name or the hash of an `operation`').refine(
  (name) => name !== 'anonymous',
  'All operations without a name are called anonymous; give the hash of the one that is meant.',
)

const reviewed = {
  reason: sentence('a `reason` that a reviewer can judge'),
  until: z
    .string('An entry needs `until`, the last day on which it holds, as 2027-01-31.')
    .refine(isDay, 'The date `until` must be a day of the calendar, as 2027-01-31.'),
  approver: z.string('The `approver` must be a name.').optional(),
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/**
 * Reads the file of approvals: `changes`, of which each names a rule, a coordinate, what stood there before and after, and the
 * operation if it is meant for that alone; and `operations`, of which each excuses everything that happens to it.
 * @param file for people: the path that problems and findings name
 * @throws CannotRun with every problem, each at its line
 */
export function readApprovals(text: string, file: string, rules: ReadonlyMap<string, Rule>): Approval[] {
  // Everything but null is text, so that `before: 10` and a date are what is written.
  const { document, placeAt } = parseYaml(text, file, { schema: 'failsafe', customTags: ['null'] })
  const placeOf = (path: readonly PropertyKey[]): Location => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return placeAt(node.range[0])
    }
    return placeAt(0)
  }

  const read = fileSchema(rules).safeParse(document.toJS() ?? {})
  if (!read.success)
    throw new CannotRun(read.error.issues.map(({ path, message }) => ({ message, location: placeOf(path) })))
  const { changes, operations } = read.data
  return [
    ...(changes ?? []).map(({ operation = null, approver = null, ...entry }, index): Approval => {
      return { kind: 'change', operation, approver, ...entry, location: placeOf(['changes', index]) }
    }),
    ...(operations ?? []).map(({ approver = null, ...entry }, index): Approval => {
      return { kind: 'operation', approver, ...entry, location: placeOf(['operations', index]) }
    }),
  ]
}

function fileSchema(rules: ReadonlyMap<string, Rule>) {
  const rule = sentence('the id of a `rule`').superRefine((id, { addIssue }) => {
    const known = rules.get(id)
    if (!known) addIssue(`There is no rule ${id}.${didYouMean(id, [...rules.keys()])}`)
    else if (isBeyondApproval(known))
      addIssue(`The rule ${id} can't be approved, since no approval makes subgraphs compose or another approval hold.`)
  })
  const change = z.strictObject(
    {
      rule,
      coordinate: sentence('the `coordinate` that the report prints'),
      before: stood('before'),
      after: stood('after'),
      operation: operation.optional(),
      ...reviewed,
    },
    { error: unknownKey('An entry of `changes`') },
  )
  const all = z.strictObject({ operation, ...reviewed }, { error: unknownKey('An entry of `operations`') })
  return z.strictObject(
    { changes: listOf('changes', change), operations: listOf('operations', all) },
    { error: unknownKey('The file of approvals') },
  )
}

const listOf = <Entry extends z.ZodType>(name: string, entry: Entry) =>
  z.array(entry, `The \`${name}\` must be a list of entries.`).nullish()

/** The sentence for what is no object, or has keys that nobody reads. */
const unknownKey =
  (subject: string) =>
  (issue: z.core.$ZodRawIssue): string =>
    issue.code === 'unrecognized_keys'
      ? `${subject} has no \`${issue.keys.join('`, `')}\`.`
      : `${subject} must be a mapping of keys to values.`
