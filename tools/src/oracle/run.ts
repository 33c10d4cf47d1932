import fc from 'fast-check'
import { answers } from './answers/index.ts'
import { type Happening, happeningsIn } from './happenings.ts'
import { startLab } from './lab.ts'
import { Listener } from './live/listener.ts'
import { Difference, Round, type Tally } from './round.ts'
import type { ViewerId } from './world/people.ts'

export interface OracleOptions {
  /** In each network. */
  people: number
  /** No round begins after so long; one is always done. */
  seconds: number
  /** Of the first round; each following one has the next. */
  seed: number
  /** Of each round. */
  steps: number
  /** Goes on after a difference, to find others too. */
  keepsGoing?: boolean
  say(line: string): void
}

export interface OracleReport {
  readonly rounds: number
  readonly tally: Tally
  /** What was found, in words, with how to find it again; null when everything was as the model has it. */
  readonly failure: string | null
}

/** Lets random networks live, and compares what their people see with what the model says. */
export async function runOracle(options: OracleOptions): Promise<OracleReport> {
  const { seconds, seed, say } = options
  const tally: Tally = { steps: 0, refused: 0, races: 0, comparisons: 0, events: 0, sendings: 0, shared: 0 }
  const deadline = performance.now() + seconds * 1000
  for (let rounds = 1; ; rounds++) {
    const roundSeed = seed + rounds - 1
    const failure = await runRound(options, roundSeed, tally)
    if (failure !== null) return { rounds, tally, failure }
    say(`seed ${roundSeed}: ${tally.steps} steps, ${tally.comparisons.toLocaleString('en')} answers as expected`)
    if (performance.now() >= deadline) return { rounds, tally, failure: null }
  }
}

async function runRound(
  { people, steps, keepsGoing }: OracleOptions,
  seed: number,
  tally: Tally,
): Promise<string | null> {
  const [happenings] = fc.sample(happeningsIn(people, steps), { seed, numRuns: 1 })
  await using lab = await startLab(people)
  const found = new Map<string, string>()
  await using listener = new Listener(lab, answers)
  const round = new Round(lab, listener, tally, (difference) => {
    const [what, ...more] = round.named(difference.message).split('\n')
    const lines = round.log.slice(-25).map((line) => round.named(line))
    // Of differences in one place of the contract the first says enough.
    const place = more[0]!
      .replaceAll(/\d+|\[[^\]]*\]/g, '')
      .split('.')
      .slice(-2)
      .join('.')
    if (!found.has(place))
      found.set(place, [what, ...more, ...(found.size === 0 ? ['', 'After:', ...lines] : [])].join('\n'))
    if (!keepsGoing) throw difference
  })
  try {
    await live(round, happenings!)
  } catch (error) {
    if (!(error instanceof Difference)) throw error
  }
  if (found.size === 0) return null
  const again = `pnpm oracle --people ${people} --steps ${steps} --seconds 0 --seed ${seed}`
  return ['What Plaza answers is not what the model says.', ...found.values(), `Again: ${again}`].join('\n\n')
}

async function live(round: Round, happenings: readonly Happening[]): Promise<void> {
  const { people } = round
  for (const [n, { isRace, names, rolls, isPrelude }] of happenings.entries()) {
    const done = isRace ? await round.race(names, rolls) : [await round.step(names, rolls)]
    if (isPrelude) continue
    const concerned = done.flatMap((step) => (step ? [step.by] : []))
    if (concerned.length === 0) continue
    const viewers = new Set<ViewerId>([...concerned, people[n % people.length]!])
    if (n % 5 === 0) viewers.add(null)
    await round.compare(viewers)
  }
  await round.compare([null, ...people])
  await round.compareTogether()
}
