import { expect, test } from 'vitest'
import { readApprovals } from '../../src/approvals/read.ts'
import { approvalRules } from '../../src/approvals/rules.ts'
import { CannotRun } from '../../src/project/problem.ts'
import { type Rule, registryOf } from '../../src/rules.ts'

const rule = (id: string, pass: Rule['pass']): Rule => ({
  id,
  pass,
  severity: 'breaking',
  finds: 'A thing.',
  advice: 'Mend it.',
  example: { before: '', after: '' },
})
const rules = registryOf(approvalRules, [rule('field-removed', 'api'), rule('composition-failed', 'composition')])
const read = (text: string) => readApprovals(text, 'approvals.yml', rules)

function problemsOf(text: string): readonly string[] {
  try {
    read(text)
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    return error.problems.map(
      ({ message, location }) => `${location?.file}:${location?.line}:${location?.column}: ${message}`,
    )
  }
  return []
}

test('an entry is read with its place, and what it does not say is null', () => {
  const text = `changes:
  - rule: field-removed
    coordinate: User.name
    before: String!
    after: null
    reason: The app of 2025 is gone.
    until: 2027-01-31
operations:
  - operation: Old
    reason: Nobody sends it.
    until: 2027-02-28
    approver: ada
`
  expect(read(text)).toEqual([
    {
      kind: 'change',
      rule: 'field-removed',
      coordinate: 'User.name',
      before: 'String!',
      after: null,
      operation: null,
      reason: 'The app of 2025 is gone.',
      until: '2027-01-31',
      approver: null,
      location: { file: 'approvals.yml', line: 2, column: 5, side: 'after' },
    },
    {
      kind: 'operation',
      operation: 'Old',
      reason: 'Nobody sends it.',
      until: '2027-02-28',
      approver: 'ada',
      location: { file: 'approvals.yml', line: 9, column: 5, side: 'after' },
    },
  ])
})

test('what stood there is text as it is written, though YAML would read a number or a truth value', () => {
  const entry = (before: string, after: string) =>
    `changes: [{ rule: field-removed, coordinate: 'Query.r(b:)', before: ${before}, after: ${after}, reason: r, until: 2027-01-31 }]`
  expect(read(entry('10', 'true'))).toMatchObject([{ before: '10', after: 'true' }])
  expect(read(entry('1.0', '"null"'))).toMatchObject([{ before: '1.0', after: 'null' }])
})

test.each(['', '# Nothing yet.\n', 'changes:\n', 'changes: []\noperations: []\n'])(
  'a file may have no entry: %j',
  (text) => {
    expect(read(text)).toEqual([])
  },
)

const entry = (...lines: string[]) => `changes:\n  - ${lines.join('\n    ')}\n`
const whole = [
  'rule: field-removed',
  'coordinate: User.name',
  'before: String',
  'after: null',
  'reason: r',
  'until: 2027-01-31',
]
const without = (key: string) => entry(...whole.filter((line) => !line.startsWith(key)))
const withLine = (key: string, line: string) => entry(...whole.filter((other) => !other.startsWith(key)), line)

test.each([
  ['no reason', without('reason'), 'approvals.yml:2:5: An entry needs a `reason` that a reviewer can judge.'],
  [
    'an empty reason',
    withLine('reason', 'reason:'),
    'approvals.yml:7:12: An entry needs a `reason` that a reviewer can judge.',
  ],
  [
    'no expiry',
    without('until'),
    'approvals.yml:2:5: An entry needs `until`, the last day on which it holds, as 2027-01-31.',
  ],
  [
    'no such day',
    withLine('until', 'until: 2027-02-30'),
    'approvals.yml:7:12: The date `until` must be a day of the calendar, as 2027-01-31.',
  ],
  [
    'another way to write a day',
    withLine('until', 'until: 31.1.2027'),
    'approvals.yml:7:12: The date `until` must be a day of the calendar, as 2027-01-31.',
  ],
  [
    'a rule that is not there',
    withLine('rule', 'rule: field-lost'),
    'approvals.yml:7:11: There is no rule field-lost.',
  ],
  [
    'composition',
    withLine('rule', 'rule: composition-failed'),
    "approvals.yml:7:11: The rule composition-failed can't be approved, since no approval makes subgraphs compose or another approval hold.",
  ],
  [
    'another approval',
    withLine('rule', 'rule: approval-expired'),
    "approvals.yml:7:11: The rule approval-expired can't be approved, since no approval makes subgraphs compose or another approval hold.",
  ],
  [
    'nothing of what stood there',
    without('before'),
    'approvals.yml:2:5: An entry needs `before`, as the report prints it; write null where nothing stood there.',
  ],
  [
    'all operations without a name',
    entry(...whole, 'operation: anonymous'),
    'approvals.yml:8:16: All operations without a name are called anonymous; give the hash of the one that is meant.',
  ],
  [
    'a key that nobody reads',
    entry(...whole, 'client: web'),
    'approvals.yml:2:5: An entry of `changes` has no `client`.',
  ],
  ['a list that nobody reads', 'change: []\n', 'approvals.yml:1:1: The file of approvals has no `change`.'],
  ['text in place of entries', 'changes: all\n', 'approvals.yml:1:10: The `changes` must be a list of entries.'],
  [
    'text in place of an entry',
    'changes:\n  - all\n',
    'approvals.yml:2:5: An entry of `changes` must be a mapping of keys to values.',
  ],
  [
    'an operation approved without a name',
    'operations:\n  - reason: r\n    until: 2027-01-31\n',
    'approvals.yml:2:5: An entry needs the name or the hash of an `operation`.',
  ],
])('%s is refused at its line', (_, text, problem) => {
  expect(problemsOf(text)).toEqual([problem])
})

test('what is no YAML is refused at its line', () => {
  expect(problemsOf('changes:\n  - rule: [a\n')[0]).toMatch(/^approvals\.yml:3:1: /)
})

test('every problem is told at once', () => {
  expect(problemsOf(entry('rule: field-removed', 'coordinate: A'))).toHaveLength(4)
})
