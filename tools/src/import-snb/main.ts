import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { hashPassword } from '@plaza/auth/seed'
import { withDatabases } from '../bulk/command.ts'
import type { Level } from '../bulk/facts.ts'
import { createProgressBar, type ProgressBar } from '../bulk/progress-bar.ts'
import { CommandError, runCommand } from '../command.ts'
import type { Reporter } from './csv.ts'
import { openDataSet } from './data-set.ts'
import { type ImportCounts, importSnb } from './import.ts'
import { shiftToNow } from './newest.ts'

const help = `Loads a data set of the LDBC Social Network Benchmark: CSV, "composite, merged foreign key" layout, any scale factor.

  pnpm import:snb DIR

  --privacy LEVEL    who sees the posts: public, friends, private (friends)
  --shift-dates      moves all times so that the newest lies now; TOP feeds look back seven days
  --password WORD    of everybody imported; without it, one is made up and printed

What becomes of what: persons are people called snb_<id>, knows are friendships, posts and image posts are posts (with a
drawn picture in place of the image), tags are hashtags at the end of the text, comments are comments, likes are reactions,
forums are group conversations of at most 250: the moderator and those who joined first.
It can be repeated: what is there already stays. Malformed rows are named and left out.
`

const levels: Record<string, Level> = { public: 'PUBLIC', friends: 'FRIENDS', private: 'PRIVATE' }
/** Beyond so many, malformed rows are only counted. */
const namedRows = 200

const options = {
  privacy: { type: 'string', default: 'friends' },
  'shift-dates': { type: 'boolean', default: false },
  password: { type: 'string' },
} as const

await runCommand({ help, options, takesWords: true }, async (values, [folder]) => {
  if (!folder) throw new CommandError(help)
  const level = levels[values.privacy.toLowerCase()]
  if (!level) throw new CommandError(`--privacy takes public, friends or private, not ${values.privacy}.`)
  const password = values.password ?? randomBytes(9).toString('base64url')

  // pnpm runs scripts in the repository; the folder is named from where the person stands.
  const dataSet = await openDataSet(resolve(process.env.INIT_CWD ?? '.', folder))
  const bar = createProgressBar()
  await withDatabases({ env: process.env, bar }, async (databases) => {
    const shiftMs = values['shift-dates'] ? await shiftToNow(dataSet, new Date()) : 0
    const options = { level, shiftMs, passwordHash: await hashPassword(password) }
    bar.begin('importing', dataSet.bytes)
    const malformed = reportMalformed(bar)
    const counts = await importSnb(databases, dataSet, options, malformed.reporter)
    bar.end()
    process.stdout.write(renderCounts(counts, malformed.count()))
    if (values.password === undefined && counts.added.people > 0)
      process.stdout.write(`\n  Everybody's password is ${password}\n`)
  })
})

function reportMalformed(bar: ProgressBar): { reporter: Reporter; count(): number } {
  let count = 0
  let unreported = 0
  return {
    count: () => count,
    reporter: {
      malformed(file, line, reason) {
        if (++count <= namedRows) process.stderr.write(`\n  ${file}:${line} ${reason}; left out`)
        if (count === namedRows + 1) process.stderr.write('\n  … and more, which are only counted')
      },
      // A bar that is redrawn for each row would cost more than the import.
      read(bytes) {
        unreported += bytes
        if (unreported < 65_536) return
        bar.add(unreported)
        unreported = 0
      },
    },
  }
}

function renderCounts({ read, added, membersLeftOut }: ImportCounts, malformed: number): string {
  const number = (n: number) => n.toLocaleString('en-GB').padStart(10)
  const rows = Object.keys(read).map((key) => {
    const kind = key as keyof typeof read
    return `  ${kind.padEnd(14)}${number(read[kind])}${number(added[kind])}`
  })
  const notes = [
    malformed > 0 && `  ${malformed} malformed rows were left out.`,
    membersLeftOut > 0 && `  ${membersLeftOut} members of large forums were left out: a group has at most 250.`,
  ].filter(Boolean)
  return `\n  ${''.padEnd(14)}${'in files'.padStart(10)}${'new'.padStart(10)}\n${[...rows, ...notes].join('\n')}\n`
}
