import { expect, test } from 'vitest'
import { applyApprovals } from '../../src/approvals/apply.ts'
import type { Approval, ChangeApproval, OperationApproval } from '../../src/approvals/approval.ts'
import { entryFor } from '../../src/approvals/entry.ts'
import { readApprovals } from '../../src/approvals/read.ts'
import type { Finding, Impact } from '../../src/finding.ts'
import { registryOf } from '../../src/rules.ts'

const impact = (operation: string, verdict: Impact['verdict'] = 'broken', hash = `hash-of-${operation}`): Impact => ({
  operation,
  hash,
  client: null,
  verdict,
  reason: 'It fails.',
  selection: 'user.name',
  location: null,
})
const finding = (rest: Partial<Finding> = {}): Finding => ({
  rule: 'field-removed',
  severity: 'breaking',
  coordinate: 'User.name',
  message: 'The field User.name is removed.',
  before: 'String',
  after: null,
  location: null,
  impacts: [impact('Profile'), impact('Feed', 'risk')],
  ...rest,
})
const reviewed = {
  reason: 'They know.',
  until: '2027-01-31',
  approver: null,
  location: { file: 'approvals.yml', line: 2, column: 5, side: 'after' },
} as const
const change = (rest: Partial<ChangeApproval> = {}): ChangeApproval => ({
  kind: 'change',
  rule: 'field-removed',
  coordinate: 'User.name',
  before: 'String',
  after: null,
  operation: null,
  ...reviewed,
  ...rest,
})
const operation = (name: string): OperationApproval => ({ kind: 'operation', operation: name, ...reviewed })
const apply = (findings: Finding[], approvals: Approval[], today = '2027-01-01') =>
  applyApprovals(findings, approvals, today)

test('an approval of a change excuses it whole, and says by what', () => {
  const entry = change()
  expect(apply([finding()], [entry])).toEqual({ findings: [], approved: [{ finding: finding(), entry }] })
})

test.each([
  ['rule', { rule: 'field-type-changed' }],
  ['coordinate', { coordinate: 'User.nameHistory' }],
  ['coordinate that begins alike', { coordinate: 'User' }],
  ['before', { before: 'String!' }],
  ['after', { after: 'Int' }],
])('an approval of another %s excuses nothing and is reported as unused', (_, other) => {
  const { findings, approved } = apply([finding()], [change(other)])
  expect(approved).toEqual([])
  expect(findings).toEqual([finding(), expect.objectContaining({ rule: 'approval-unused', severity: 'notice' })])
})

test('an approval of a change for one operation leaves what the change does to others', () => {
  const entry = change({ operation: 'Profile' })
  const { findings, approved } = apply([finding()], [entry])
  expect(findings).toEqual([finding({ severity: 'risk', impacts: [impact('Feed', 'risk')] })])
  expect(approved).toEqual([{ finding: finding({ impacts: [impact('Profile')] }), entry }])
})

test('approvals of a change for each of its operations excuse it', () => {
  const { findings, approved } = apply([finding()], [change({ operation: 'Profile' }), change({ operation: 'Feed' })])
  expect(findings).toEqual([])
  expect(approved).toHaveLength(2)
})

test('a change that breaks two operations is still breaking when one is approved', () => {
  const broken = finding({ impacts: [impact('Profile'), impact('Other')] })
  expect(apply([broken], [change({ operation: 'Profile' })]).findings).toEqual([
    { ...broken, impacts: [impact('Other')] },
  ])
})

test('an operation is meant by its hash too, so two texts of one name are told apart', () => {
  const two = finding({ impacts: [impact('Profile', 'broken', 'aa'), impact('Profile', 'broken', 'bb')] })
  expect(apply([two], [change({ operation: 'aa' })]).findings).toMatchObject([{ impacts: [{ hash: 'bb' }] }])
  expect(apply([two], [change({ operation: 'Profile' })]).findings).toEqual([])
})

test('an approval of an operation excuses all that happens to it, and nothing else', () => {
  const other = finding({ coordinate: 'User.age', impacts: [impact('Profile', 'risk')], severity: 'risk' })
  const ofItself = finding({ rule: 'operation-invalid', coordinate: 'operation:Profile', impacts: [] })
  const { findings, approved } = apply([finding(), other, ofItself], [operation('Profile')])
  expect(findings).toEqual([finding({ severity: 'risk', impacts: [impact('Feed', 'risk')] })])
  expect(approved).toHaveLength(3)
})

test('an approval of a change for an operation does not excuse another change of that operation', () => {
  const other = finding({ coordinate: 'User.age' })
  expect(apply([other], [change({ operation: 'Profile' })]).findings[0]).toEqual(other)
})

test('an approved operation does not excuse what hurts others than operations', () => {
  const forAnonymous = finding({ rule: 'access-added', impacts: [impact('Profile', 'risk')] })
  expect(apply([forAnonymous], [operation('Profile')]).findings).toEqual([{ ...forAnonymous, impacts: [] }])
  const noOperation = finding({ impacts: [] })
  expect(apply([noOperation], [operation('Profile')]).findings[0]).toEqual(noOperation)
})

test('an approval holds through its last day and fails from the next', () => {
  expect(apply([finding()], [change()], '2027-01-31').findings).toEqual([])
  const { findings, approved } = apply([finding()], [change()], '2027-02-01')
  expect(approved).toEqual([])
  expect(findings).toEqual([
    finding(),
    {
      rule: 'approval-expired',
      severity: 'breaking',
      coordinate: 'User.name',
      message:
        'The approval of field-removed at User.name has expired: it held until 2027-01-31. Remove it, or review it again and give it a later date.',
      before: null,
      after: null,
      location: reviewed.location,
      impacts: [],
    },
  ])
})

test('what is safe needs no approval and uses none up', () => {
  const safe = finding({ severity: 'safe', impacts: [] })
  expect(apply([safe], [change()]).findings).toMatchObject([safe, { rule: 'approval-unused' }])
})

test('the entry that a report prints is refused until it has a reason and a date, and excuses the finding then', () => {
  const rules = registryOf([
    {
      id: 'field-removed',
      pass: 'api',
      severity: 'breaking',
      finds: '',
      advice: '',
      example: { before: '', after: '' },
    },
  ])
  const read = (entry: string) => readApprovals(`changes:\n${entry}`, 'approvals.yml', rules)
  const filled = (entry: string) =>
    entry.replace(/reason: .*/, 'reason: They know.').replace(/until: .*/, 'until: 2027-01-31')

  expect(() => read(entryFor(finding()))).toThrow('`reason`')
  const odd = [finding(), finding({ before: '10', after: 'null' }), finding({ before: 'a: "b"\n# c', after: '~' })]
  for (const each of odd) {
    expect(apply([each], read(filled(entryFor(each)))).findings).toEqual([])
    expect(apply([each], read(filled(entryFor(each, each.impacts[0])))).findings).toMatchObject([{ severity: 'risk' }])
  }
  const anonymous = finding({ impacts: [impact('anonymous', 'broken', 'ab'.repeat(32))] })
  expect(apply([anonymous], read(filled(entryFor(anonymous, anonymous.impacts[0])))).findings).toEqual([])
})

test('an entry is printed as a person would write it', () => {
  expect(entryFor(finding(), impact('Profile'))).toBe(`- rule: field-removed
  coordinate: User.name
  before: String
  after: null
  operation: Profile
  reason: # why it may happen
  until: # the last day on which this holds, as 2027-01-31
`)
})
