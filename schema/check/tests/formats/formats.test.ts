import { expect, test } from 'vitest'
import type { Finding } from '../../src/finding.ts'
import { formats } from '../../src/formats/index.ts'
import { CannotRun } from '../../src/project/problem.ts'
import type { Report } from '../../src/report/report.ts'

/** What somebody may write in a description, a default value, a file's name or an error of a live endpoint. */
const evil = [
  '\u001b[31mred\u001b[2J',
  '\n::error file=a::owned',
  '##[add-mask]x',
  '##vso[task.setvariable]x',
  '| a | b |\n| --- |',
  '`` ` ``',
  '<script>alert(1)</script>',
  '<img src=x>',
  ']]>',
  '@everyone [x](https://evil.example) ![x](y)',
  '%0A%0D',
  '&amp;"\'',
  '\u202egnirts\u2066',
  '\u0000\u009b31m\ud800',
].join(' ')

const finding = (part: Partial<Finding> = {}): Finding => ({
  rule: 'field-removed',
  severity: 'breaking',
  coordinate: 'User.name',
  message: `The field says ${evil}`,
  before: evil,
  after: null,
  location: { file: `a:b,c/${evil}.graphql`, line: 3, column: 5, side: 'before' },
  impacts: [
    {
      operation: 'Profile',
      hash: 'abc',
      client: `web ${evil}`,
      verdict: 'broken',
      reason: `It is gone. ${evil}`,
      selection: 'user.name',
      location: { file: 'web/user.graphql', line: 2, column: 1, side: 'after' },
    },
  ],
  ...part,
})

const report = (findings: readonly Finding[]): Report => ({
  before: `main ${evil}`,
  after: 'the working tree',
  config: 'schema-check.yml',
  findings,
  approved: [],
  excluded: [],
  notes: [`A note. ${evil}`],
  composers: [],
  counts: {
    breaking: findings.length,
    risk: 0,
    notice: 0,
    safe: 0,
    approved: 0,
    excluded: 0,
    off: 0,
    operations: 1,
    brokenOperations: 1,
    operationsAtRisk: 0,
  },
  exit: 1,
})

const style = { colors: false, verbose: true }
const failure = new CannotRun([{ message: `No. ${evil}`, location: finding().location }], `Do ${evil}`)

test.for(Object.keys(formats) as (keyof typeof formats)[])('%s has nothing that a terminal or a log obeys', (name) => {
  for (const text of [formats[name].report(report([finding()]), style), formats[name].failure(failure, style)]) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066]|\p{Cs}/u)
    expect(text).not.toMatch(/##\w*\[/)
    const commands = text.split('\n').filter((line) => line.trimStart().startsWith('::'))
    expect(commands.filter((line) => line.includes('::error file=a::'))).toEqual([])
    if (name !== 'github') expect(commands).toEqual([])
    expect(text).toMatch(/\n$/)
  }
})

test('text says what, where, whom and what to do', () => {
  const plain = finding({
    message: 'The field is removed.',
    location: { file: 'a.graphql', line: 3, column: 5, side: 'before' },
    impacts: [{ ...finding().impacts[0]!, client: 'web', reason: 'It is gone.' }],
  })
  const lines = formats.text
    .report({ ...report([plain]), before: 'main', notes: [] }, { colors: false, verbose: false })
    .split('\n')
  expect(lines.slice(0, 7)).toEqual([
    'The working tree, compared with main.',
    '',
    'breaking  User.name  field-removed',
    '    The field is removed.',
    '    at a.graphql:3:5 (before)',
    '    broken   Profile (web) at user.name, in web/user.graphql:2:1',
    '             It is gone.',
  ])
  expect(lines[7]).toMatch(/^ {4}To do: /)
  expect(lines.slice(8)).toEqual(['', 'This breaks somebody: 1 breaking; 1 operation judged, 1 broken.', ''])
  expect(formats.text.report(report([plain]), { colors: true, verbose: false })).toContain(
    '\u001b[31mbreaking\u001b[39m',
  )
})

test('an annotation of GitHub is one line, at the file as it was', () => {
  const [command, note, summary, ...rest] = formats.github
    .report(
      report([
        finding({
          message: '100% gone:\nreally, yes',
          impacts: [],
          location: { file: 'a,b:c.graphql', line: 3, column: 5, side: 'before' },
        }),
      ]),
      style,
    )
    .split('\n')
  expect(command).toBe(
    '::error file=a%2Cb%3Ac.graphql,line=3,col=5,title=field-removed::User.name: 100%25 gone:%0Areally, yes',
  )
  expect(note).toMatch(/^::notice title=schema-check::A note\./)
  expect(summary).toBe('This breaks somebody: 1 breaking; 1 operation judged, 1 broken.')
  expect(rest).toEqual([''])
})

test('Markdown keeps its table whole, mentions nobody, and has no HTML but its own', () => {
  const text = formats.markdown.report(report([finding()]), style)
  const rows = text.split('\n').filter((line) => line.startsWith('|'))
  expect(rows).toHaveLength(3)
  for (const row of rows) expect(row.match(/\|/g)).toHaveLength(6)
  expect(text).not.toMatch(/@|<script|<img|\]\(|https?:\/\//)
})

test('Markdown stays below what GitHub takes', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => finding({ coordinate: `User.field${index}` }))
  const text = formats.markdown.report(report(many), style)
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
  expect(text).toContain('The rest is left out')
})

test('JUnit is XML whose failures are what breaks', () => {
  const text = formats.junit.report(report([finding(), finding({ severity: 'risk' })]), style)
  const inner = text.replaceAll(/<\/?[\w-]+( [\w-]+="[^"<]*")*>|<\?xml[^>]*\?>/g, '')
  expect(inner).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#10);)/)
  expect(text.match(/<failure /g)).toHaveLength(1)
  expect(text).toContain('<testsuite name="schema-check.api" tests="2" failures="1" errors="0" skipped="0">')
})

test('SARIF has a place and a fingerprint for each result, and rules by index', () => {
  const somewhere = { ...report([finding(), finding({ location: null, rule: 'operation-invalid' })]) }
  const { version, runs } = JSON.parse(formats.sarif.report(somewhere, style))
  expect(version).toBe('2.1.0')
  const [{ tool, results, invocations }] = runs
  expect(invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }])
  for (const { ruleId, ruleIndex, locations, level, partialFingerprints } of results) {
    expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
    expect(locations).toHaveLength(1)
    expect(level).toBe('error')
    expect(partialFingerprints['change/v1']).toMatch(/^[0-9a-f]{64}$/)
  }
  expect(results[1].locations[0].physicalLocation.artifactLocation.uri).toBe('schema-check.yml')
  const failed = JSON.parse(formats.sarif.failure(failure, style)).runs[0]
  expect(failed.invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 })
})

test('JSON says everything as it is', () => {
  expect(JSON.parse(formats.json.report(report([finding()]), style))).toMatchObject({
    exit: 1,
    findings: [{ message: finding().message.replace('\ud800', '\ud800') }],
  })
})
