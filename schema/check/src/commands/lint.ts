import { parseArgs } from 'node:util'
import { compare } from '../compare.ts'
import type { Finding } from '../finding.ts'
import { formats } from '../formats/index.ts'
import { printable } from '../formats/printable.ts'
import { placeText, plural } from '../formats/words.ts'
import { lintOf } from '../lint/lint.ts'
import { settingsOf } from '../project/change.ts'
import { onceEach } from '../project/live.ts'
import { openProject } from '../project/project.ts'
import { readSubgraphs } from '../project/subgraphs.ts'
import { approvalsOf } from '../report/check-project.ts'
import { type Report, reportOf } from '../report/report.ts'
import type { Command, Io } from './io.ts'
import { targetsOf, write } from './outputs.ts'

const help = `Says all that the lint finds in the subgraphs as they are, where check says only what a change makes new.

  schema-check lint [--format <format>[=<file>]]... [--output <file>]

  --format FORMAT    text (unless given), markdown, json, github, sarif or junit, as of check
  --output FILE      where the format that names no file is written; standard output unless given
  --config FILE      schema-check.yml unless given

A comment right above an element says that it is so on purpose, and why:

  # schema-check-disable-next-line lint-list-bounded: A person has three addresses at most.

Exit codes: 0 nothing that the configuration calls breaking; 1 something; 2 something can't be read.
`

const options = {
  format: { type: 'string', multiple: true },
  output: { type: 'string' },
  config: { type: 'string', default: 'schema-check.yml' },
} as const

export const lint: Command = {
  summary: 'says all that the lint finds in the contract as it is',
  help,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options })
    const targets = targetsOf(values.format, values.output)
    const report = await lintProject(values.config, io)
    for (const target of targets) {
      const style = { colors: false, verbose: false }
      write(target.format === 'text' ? textOf(report) : formats[target.format].report(report, style), target, io)
    }
    return report.exit
  },
}

async function lintProject(path: string, { cwd, env }: Io): Promise<Report> {
  const project = openProject(path, { cwd, env })
  const { config, tree, folder } = project
  const subgraphs = await readSubgraphs({ tree, folder, side: 'after' }, config, onceEach(env))
  return reportOf({
    config: project.file,
    before: 'nothing, so that all is told',
    after: tree.name,
    findings: lintOf({ subgraphs }, settingsOf(config)).sort(byPlace),
    operations: [],
    // What excuses a change has nothing to do here.
    approvals: approvalsOf(project).filter((entry) => entry.kind === 'change' && entry.rule.startsWith('lint-')),
    exclusions: [],
    rules: config.rules,
    notes: [],
    composers: [],
    today: new Date().toISOString().slice(0, 10),
  })
}

const byPlace = ({ location: here }: Finding, { location: there }: Finding): number =>
  compare(here?.file ?? '', there?.file ?? '') ||
  (here?.line ?? 0) - (there?.line ?? 0) ||
  (here?.column ?? 0) - (there?.column ?? 0)

function textOf({ findings, approved }: Report): string {
  const lines = findings.map(({ location, severity, rule, message }) =>
    printable(`${location ? placeText(location) : ''}  ${severity}  ${rule}\n    ${message}\n`),
  )
  const summary =
    findings.length === 0 ? 'The lint finds nothing' : `The lint finds ${plural(findings.length, 'thing')}`
  const excused = approved.length === 0 ? '' : `, and ${plural(approved.length, 'thing')} that is approved`
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}${summary}${excused}.\n`
}
