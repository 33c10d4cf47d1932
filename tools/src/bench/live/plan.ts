import { readFile } from 'node:fs/promises'
import { inRepository } from '../../repository.ts'

/** What the listeners of a run ask for. */
export interface LiveOperation {
  readonly name: string
  readonly query: string
  /** Whether it is asked of the group, as `id`, rather than of all conversations of a person. */
  readonly takesGroup: boolean
}

/** One arrangement that is measured. */
export interface Run {
  /** How many people of the group listen. */
  readonly listeners: number
  readonly operation: LiveOperation
  readonly messages: number
}

/** All messages of the bench. BENCH_MESSAGES makes it less, for a quick try. */
const allMessages = Number(process.env.BENCH_MESSAGES ?? 20_000)

/** How large the groups are, and which share of all messages each gets: the larger, the more each message costs. */
const groups = [
  { listeners: 1, share: 0.5 },
  { listeners: 50, share: 0.38 },
  { listeners: 250, share: 0.12 },
]

/** BENCH_LISTENERS=250 measures that size alone. */
const wanted = process.env.BENCH_LISTENERS?.split(',').map(Number)

const idOnly: LiveOperation = {
  name: 'messageAdded { id }',
  query: 'subscription Ids { messageAdded { id } }',
  takesGroup: false,
}

/** Of other people than the group's. */
export const otherOperation = idOnly

/** The cheapest operation that tells of a message, and what the front end shows a conversation by. */
export async function planRuns(): Promise<readonly Run[]> {
  const page = { name: 'ConversationEvents', query: await textOf('ConversationEvents'), takesGroup: true }
  const sizes = groups.filter(({ listeners }) => !wanted || wanted.includes(listeners))
  return sizes.flatMap(({ listeners, share }) =>
    [idOnly, page].map((operation) => ({
      listeners,
      operation,
      messages: Math.max(1, Math.round((allMessages * share) / 2)),
    })),
  )
}

/** As the front end sends it. */
async function textOf(operation: string): Promise<string> {
  const manifest = JSON.parse(await readFile(inRepository('schema/operations.manifest.json'), 'utf8'))
  return manifest.operations.find(({ name }: { name: string }) => name === operation).body
}

/** The groups that the runs need. */
export const groupSizes = groups.map(({ listeners }) => listeners)
