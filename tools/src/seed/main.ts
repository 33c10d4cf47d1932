import { hashPassword } from '@plaza/auth/seed'
import { wholeNumber, withDatabases } from '../bulk/command.ts'
import { emptyDatabases, hasPeople } from '../bulk/databases.ts'
import { createLoad } from '../bulk/load.ts'
import { loadNetwork } from '../bulk/load-network.ts'
import { createProgressBar, type ProgressBar } from '../bulk/progress-bar.ts'
import { CommandError, runCommand } from '../command.ts'
import { type CrowdSize, createCrowd } from './crowd/crowd.ts'
import { demoPassword } from './index.ts'
import { createTown } from './town/town.ts'

const help = `Fills the databases with people and what they do.

  pnpm seed                             the demo town of 62 people
  pnpm seed --people N --posts M        a crowd with a power-law graph; up to 1,000,000 people and 20,000,000 posts

  --friends F   friends of a person in a crowd, on the average (20)
  --reset       throws away what is in the databases first

Everybody's password is ${demoPassword}; ada, grace and alan are there in any size.
Settings are those of \`pnpm start\`: DATA_DIR, PORT_OFFSET. A server that runs on that folder is used as it is;
<NAME>_DATABASE_URL (AUTH_, USERS_, …) name databases elsewhere, migrated by \`pnpm migrate\`.
`

const options = {
  people: { type: 'string' },
  posts: { type: 'string' },
  friends: { type: 'string', default: '20' },
  reset: { type: 'boolean', default: false },
} as const

await runCommand({ help, options }, async (values) => {
  const isCrowd = values.people !== undefined || values.posts !== undefined
  const people = wholeNumber('people', values.people ?? '1000', 1_000_000)
  const posts = wholeNumber('posts', values.posts ?? String(people * 20), 20_000_000)
  const friends = wholeNumber('friends', values.friends, 200)

  const bar = createProgressBar()
  await withDatabases({ env: process.env, bar }, async (databases) => {
    if (values.reset) {
      bar.begin('emptying the databases')
      await emptyDatabases(databases)
    } else if (await hasPeople(databases)) {
      throw new CommandError(
        'There are people in the databases already. `pnpm seed --reset` throws them away first; another DATA_DIR keeps them.',
      )
    } else {
      await emptyDatabases(databases)
    }
    bar.begin('imagining who knows whom')
    const options = { now: new Date(), passwordHash: await hashPassword(demoPassword) }
    const crowd = isCrowd ? createCrowd({ people, posts, friends, ...options }) : undefined
    const network = crowd ?? createTown(options)
    const load = createLoad(databases, { mayBeThere: false, onFact: () => bar.add(1) })
    const counts = await loadNetwork(load, network, (step) => bar.begin(step, totalOf(step, crowd?.size)))
    bar.end()
    report(bar, counts)
  })
})

/** How often a step goes through its facts: once for each table of a service, and once for each event of the history. */
const passes = { people: 7, friendships: 4, posts: 1, accounts: 1 }

function totalOf(step: string, size: CrowdSize | undefined): number | undefined {
  if (!size || !(step in passes)) return undefined
  const count = step === 'accounts' ? size.people : size[step as keyof CrowdSize]
  return count * passes[step as keyof typeof passes]
}

function report(bar: ProgressBar, counts: Record<string, number>): void {
  bar.end()
  const lines = Object.entries(counts).map(
    ([what, count]) => `  ${what.padEnd(16)} ${count.toLocaleString('en-GB').padStart(12)}`,
  )
  process.stdout.write(`\n${lines.join('\n')}\n\n  Everybody's password is ${demoPassword}; try ada.\n`)
}
