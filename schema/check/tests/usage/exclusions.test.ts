import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { Client, Operation } from '../../src/change.ts'
import type { Finding, Impact } from '../../src/finding.ts'
import { type Exclusion, excludeClients } from '../../src/usage/exclusions.ts'
import { isInRange } from '../../src/usage/versions.ts'

const operation = (hash: string, clients: readonly string[], source: Operation['source'] = 'recorded'): Operation => ({
  name: hash,
  hash,
  document: parse('{ name }'),
  source,
  side: 'before',
  client: null,
  clients: clients.map((text): Client => {
    const [name, version] = text.split(' ') as [string, string]
    return { name, version }
  }),
  location: null,
})

const impact = (hash: string, verdict: Impact['verdict'] = 'broken'): Impact => ({
  operation: hash,
  hash,
  client: null,
  verdict,
  reason: 'The field is gone.',
  selection: 'name',
  location: null,
})

const finding = (severity: Finding['severity'], ...impacts: Impact[]): Finding => ({
  rule: 'field-removed',
  severity,
  coordinate: 'Query.name',
  message: 'The field Query.name was removed.',
  before: 'name: String',
  after: null,
  location: null,
  impacts,
})

const oldIos: Exclusion = { name: 'ios', versions: '<2.0.0', reason: 'They are forced to update.', until: '2027-01-31' }
const exclude = (
  findings: Finding[],
  operations: Operation[],
  exclusions: Exclusion[] = [oldIos],
  today = '2027-01-31',
) => excludeClients(findings, operations, exclusions, today)

describe('an exclusion of versions of a client', () => {
  test('leaves out what happens to operations that they alone send, and lists it', () => {
    const broken = finding('breaking', impact('feed'), impact('profile'))
    const { findings, excluded } = exclude(
      [broken],
      [operation('feed', ['ios 1.9.0', 'ios 1.2']), operation('profile', ['web 3.0.0'])],
    )
    expect(findings).toEqual([{ ...broken, impacts: [impact('profile')] }])
    expect(excluded).toEqual([{ finding: { ...broken, impacts: [impact('feed')] }, exclusions: [oldIos] }])
  })

  test('leaves a finding the severity of the impacts that are left', () => {
    const operations = [operation('feed', ['ios 1.9.0']), operation('profile', ['web 3.0.0'])]
    const severityOf = (one: Finding) => exclude([one], operations).findings[0]?.severity
    expect(severityOf(finding('breaking', impact('feed')))).toBe('safe')
    expect(severityOf(finding('breaking', impact('feed'), impact('profile', 'risk')))).toBe('risk')
    // It is worse than its impacts: somebody who sends no known operation is hurt as well.
    expect(severityOf(finding('breaking', impact('feed', 'risk')))).toBe('breaking')
  })

  test.each<[string, string[], Operation['source']]>([
    ['a later version sends as well', ['ios 1.9.0', 'ios 2.0.0'], 'recorded'],
    ['another client sends as well', ['ios 1.9.0', 'android 1.0.0'], 'recorded'],
    ['a version that is not known sends as well', ['ios 1.9.0', 'ios unknown'], 'recorded'],
    ['a client that was not told apart sends as well', ['ios 1.9.0', 'other other'], 'recorded'],
    ['nobody has been seen to send', [], 'recorded'],
    ['a file has', ['ios 1.9.0'], 'file'],
    ['a manifest in force has', ['ios 1.9.0'], 'manifest'],
  ])('keeps what happens to an operation that %s', (_, clients, source) => {
    const broken = finding('breaking', impact('feed'))
    expect(exclude([broken], [operation('feed', clients, source)])).toEqual({ findings: [broken], excluded: [] })
  })

  test('of all versions leaves out an operation that a manifest has for that client, whatever its version', () => {
    const broken = finding('breaking', impact('feed'))
    const ofManifest = { ...operation('feed', [], 'manifest'), client: 'ios' }
    expect(exclude([broken], [ofManifest]).excluded).toEqual([])
    const { versions: _, ...allIos } = oldIos
    expect(exclude([broken], [ofManifest], [allIos]).findings).toMatchObject([{ severity: 'safe', impacts: [] }])
  })

  test('that has expired leaves nothing out and fails', () => {
    const broken = finding('breaking', impact('feed'))
    const { findings, excluded } = exclude([broken], [operation('feed', ['ios 1.9.0'])], [oldIos], '2027-02-01')
    expect(excluded).toEqual([])
    expect(findings).toEqual([
      broken,
      expect.objectContaining({
        rule: 'client-exclusion-expired',
        severity: 'breaking',
        coordinate: 'client:ios',
        message: expect.stringContaining('ios <2.0.0 has expired: it held until 2027-01-31.'),
      }),
    ])
  })
})

test.each<[string, string, boolean]>([
  ['1.9.9', '<2.0.0', true],
  ['2.0.0', '<2.0.0', false],
  ['1.9', '<2.0.0', true],
  ['v1.9.3', '<2.0.0', true],
  ['1.2.3.4', '<2.0.0', true],
  ['1.2.3-456', '<2.0.0', true],
  ['2.0.0-beta.1', '<2.0.0', false],
  ['2.0.0-beta.1', '2.0.0-beta.1', true],
  ['2.1.0-beta.1', '>=2.0.0', true],
  ['unknown', '<2.0.0', false],
  ['unknown', '*', true],
  ['build-17', '<2.0.0', false],
  ['', '*', true],
])('the version %s in %s: %s', (version, range, expected) => {
  expect(isInRange(version, range)).toBe(expected)
})
