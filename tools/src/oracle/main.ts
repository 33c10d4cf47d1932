import { startTestPostgres } from '@plaza/database/testing'
import { CommandError, runCommand } from '../command.ts'
import { runOracle } from './run.ts'

const help = `Lets random networks of people live in Plaza, and compares all that each of them sees with a plain model of the rules.

  pnpm oracle [--people N] [--steps N] [--seconds S] [--seed X] [--keep-going]

  --people N    in each network; 30 unless given
  --steps N     that are done in each network; 150 unless given
  --seconds S   how long new networks are begun; 60 unless given, 0 for one network
  --seed X      of the first network, the following ones have the next; by the clock unless given
  --keep-going  goes on after a difference, and prints the first in each place

It needs nothing but what npm installed: PostgreSQL runs in a temporary folder. On a difference it prints what was
expected, the last steps, and the command that finds it again, and ends with 1.
`

const options = {
  people: { type: 'string', default: '30' },
  steps: { type: 'string', default: '150' },
  seconds: { type: 'string', default: '60' },
  seed: { type: 'string' },
  'keep-going': { type: 'boolean' },
} as const

await runCommand({ help, options }, async ({ people, steps, seconds, seed, 'keep-going': keepsGoing = false }) => {
  const settings = {
    people: whole('people', people, 2),
    steps: whole('steps', steps, 1),
    seconds: whole('seconds', seconds, 0),
    seed: seed === undefined ? Math.floor(Date.now() / 1000) : whole('seed', seed, 0),
  }
  await using _server = await startTestPostgres()
  const { rounds, tally, failure } = await runOracle({
    ...settings,
    keepsGoing,
    say: (line) => process.stderr.write(`  ${line}\n`),
  })
  if (failure !== null) throw new CommandError(failure)
  const { steps: done, refused, races, comparisons, events, sendings, shared } = tally
  process.stdout.write(
    `${rounds} networks of ${settings.people} people, ${done} steps (${refused} refused), ${races} races, ` +
      `${comparisons.toLocaleString('en')} answers, ${events} live events, ${sendings} times something to send, ${shared} answers shared: all as the model has them.\n`,
  )
})

function whole(name: string, text: string, least: number): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least)
    throw new CommandError(`--${name} ${text} is no whole number from ${least} on.\n\n${help}`)
  return value
}
