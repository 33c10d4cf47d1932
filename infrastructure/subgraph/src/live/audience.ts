import { type Database, outageOf, readerOver } from '@plaza/database'
import { Semaphore } from '@plaza/events'
import type { Kysely } from 'kysely'
import type { RequestContext } from '../define-subgraph.ts'
import type { Ask, Audience, Listener } from './ask.ts'
import { type Gathered, Gathering } from './gathering.ts'
import { SharedReads } from './shared-reads.ts'
import { SharedRun } from './shared-run.ts'

/** The contexts that an audience executes in. */
export interface AudienceContexts {
  /** As that one viewer. */
  alone(listener: Listener): { readonly context: RequestContext; release(): Promise<void> }
  /** As the viewer of the run, whose statements are shared. */
  shared(listener: Listener, run: SharedRun, db: Kysely<unknown>): RequestContext
}

/** The audience of a service. As many events are answered at once as it has connections for them. */
export function createAudience(database: Database<unknown>, contexts: AudienceContexts): Audience {
  const atOnce = new Semaphore(database.config.livePoolMax)
  const gathering = new Gathering((take) => {
    void atOnce.run(() => answerAll(take(), database, contexts))
  })
  return { answer: <Found>(ask: Ask<Found>) => gathering.add(ask) as Promise<Found> }
}

/** Everybody gets an answer, or what it failed with. */
async function answerAll(gathered: Gathered, database: Database<unknown>, contexts: AudienceContexts): Promise<void> {
  const { unanswered } = gathered
  try {
    const failed = (await answerTogether(gathered, database, contexts)) ?? undefined
    // A connection that was lost while it was idle is found out by the first statement on it.
    const again = failed && outageOf(failed.error) ? await answerTogether(gathered, database, contexts) : failed
    if (again && outageOf(again.error)) tell(unanswered, [...unanswered.keys()], again.outcome)
    else for (const viewerId of unanswered.keys()) await answerAlone(viewerId, gathered, contexts)
  } catch (error) {
    for (const { told } of unanswered.values()) told.reject(error)
  }
}

interface Failed {
  readonly error: unknown
  readonly outcome: Promise<unknown>
}

/**
 * Executes the operation as one viewer after the other, until it has been executed for everybody. Gives what a statement has
 * failed with, which leaves those unanswered who have not been answered before.
 */
async function answerTogether(
  gathered: Gathered,
  database: Database<unknown>,
  contexts: AudienceContexts,
): Promise<Failed | undefined> {
  const { unanswered } = gathered
  await using viewers = database.forViewers()
  const reads = new SharedReads(viewers)
  for (let personal = 0; unanswered.size > 0; ) {
    const everybody = [...unanswered.keys()]
    // Operations that look at who the viewer is mostly do it for all of them.
    const next = personal < 2 ? everybody.slice(0, 1) : everybody
    const runs = next.map((viewerId) => new SharedRun(viewerId, everybody, reads))
    const outcomes = runs.map((run) => execute(run, gathered, contexts))
    await Promise.allSettled(outcomes)
    for (const [index, run] of runs.entries()) {
      const outcome = outcomes[index]!
      if (run.failure) return { error: run.failure.error, outcome }
      if (run.isPersonal) personal++
      tell(unanswered, run.speaksFor, outcome)
    }
  }
  return undefined
}

async function execute(run: SharedRun, gathered: Gathered, contexts: AudienceContexts): Promise<unknown> {
  const { listener } = gathered.unanswered.get(run.viewerId)!
  const db = readerOver<unknown>(
    (query) => run.read(query),
    (error) => run.fail(error),
  )
  return gathered.run(contexts.shared(listener, run, db), gathered.variables, gathered.event)
}

async function answerAlone(viewerId: string, gathered: Gathered, contexts: AudienceContexts): Promise<void> {
  const { context, release } = contexts.alone(gathered.unanswered.get(viewerId)!.listener)
  const run = async () => gathered.run(context, gathered.variables, gathered.event)
  const outcome = run()
  await Promise.allSettled([outcome])
  tell(gathered.unanswered, [viewerId], outcome)
  await release()
}

function tell(unanswered: Gathered['unanswered'], viewerIds: Iterable<string>, outcome: Promise<unknown>): void {
  for (const id of viewerIds) {
    unanswered.get(id)?.told.resolve(outcome)
    unanswered.delete(id)
  }
}
