import { parseArgs } from 'node:util'
import type { Style } from '../formats/format.ts'
import { formats } from '../formats/index.ts'
import { CannotRun } from '../project/problem.ts'
import { checkProject } from '../report/check-project.ts'
import type { Command, Io } from './io.ts'
import { type Target, targetsOf, write } from './outputs.ts'
import { progressOn } from './progress.ts'

const help = `Says whether the subgraphs compose, what a change of them breaks, and for whom.

  schema-check check [--against <what>] [--format <format>[=<file>]]... [--output <file>]

  --against WHAT     what to compare with: a Git revision (of a branch: its merge base with this commit), a file (a supergraph
                     or one schema), a folder with another copy of the project, or an address (a GraphQL endpoint or a schema
                     that is served). Unless given, the first branch of \`base\` in the configuration that exists; on that branch
                     itself, the commit before the last
  --format FORMAT    text (unless given), markdown, json, github, sarif or junit; several at once where all but one have a file:
                     --format text --format sarif=schema.sarif
  --output FILE      where the format that names no file is written; standard output unless given
  --verbose          safe changes too, every operation that is touched, and how to approve a change
  --config FILE      schema-check.yml unless given

Exit codes: 0 nothing breaks; 1 something breaks, or an approval has expired; 2 the subgraphs don't compose, or something
can't be read: then nothing was judged.
`

const options = {
  against: { type: 'string' },
  format: { type: 'string', multiple: true },
  output: { type: 'string' },
  verbose: { type: 'boolean', default: false },
  config: { type: 'string', default: 'schema-check.yml' },
} as const

export const check: Command = {
  summary: 'says what a change breaks, and for whom',
  help,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options })
    const targets = targetsOf(values.format, values.output)
    const styleOf = ({ file }: Target): Style => ({ colors: file === null && hasColors(io), verbose: values.verbose })
    const progress = progressOn(io)
    try {
      const { config, against } = values
      const { cwd, env } = io
      const today = new Date().toISOString().slice(0, 10)
      const report = await checkProject({ config, against, cwd, env, today, progress })
      progress(null)
      for (const target of targets) write(formats[target.format].report(report, styleOf(target)), target, io)
      return report.exit
    } catch (error) {
      progress(null)
      if (!(error instanceof CannotRun)) throw error
      for (const target of targets) {
        if (target.format === 'text' && target.file === null) continue
        write(formats[target.format].failure(error, styleOf(target)), target, io)
      }
      throw error
    }
  },
}

const hasColors = ({ stdout, env }: Io): boolean => stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
