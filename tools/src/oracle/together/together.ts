import type { IncomingRequest } from '@plaza/server'
import type { ExecutionResult } from 'graphql'
import type { ViewerId } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { type Reference, type WholeQuestion, wholeQuestions } from './questions.ts'

/** What one viewer is told beside others, or together with them, other than alone. */
export interface ToldApart {
  readonly question: string
  readonly viewer: ViewerId
  readonly alone: string
  readonly withOthers: string
}

export interface TogetherReport {
  readonly differences: readonly ToldApart[]
  /** Answers that were one object for two viewers or more. */
  readonly shared: number
}

interface Ask {
  readonly question: WholeQuestion
  readonly variables: Readonly<Record<string, unknown>>
}

/** Things of each kind that are asked for by themselves as well. */
const singles = 5

interface Options {
  readonly subgraphs: Parameters<typeof wholeQuestions>[0]
  readonly viewers: readonly ViewerId[]
  readonly world: World
  requestOf(viewer: ViewerId): IncomingRequest
}

/**
 * Asks each subgraph for all that it has: as each of these people by themselves; as all of them at the same moment, in
 * requests that share a few connections; and as all of them together, as the listeners of one event are answered. It asks of
 * what some may see, of what nobody may, and of files with whatever grants others were given. Nobody is to be told anything
 * else for having company.
 */
export async function compareTogether({ subgraphs, viewers, world, requestOf }: Options): Promise<TogetherReport> {
  const references = referencesIn(world)
  const differences: ToldApart[] = []
  let shared = 0

  const compareAll = async (asks: readonly Ask[]): Promise<void> => {
    const alone = new Map<ViewerId, readonly ExecutionResult[]>()
    for (const viewer of viewers) {
      alone.set(viewer, await Promise.all(asks.map((ask) => askAlone(ask, requestOf(viewer)))))
    }
    for (const [n, ask] of asks.entries()) {
      const { subgraph, name } = ask.question
      // Who is asked first is who the operation is executed as.
      const asked = [...viewers.slice(n % viewers.length), ...viewers.slice(0, n % viewers.length)]
      const beside = await Promise.all(asked.map((viewer) => askAlone(ask, requestOf(viewer))))
      const together = await Promise.all(asked.map((viewer) => askTogether(ask, requestOf(viewer))))
      shared += together.length - new Set(together).size
      for (const [at, viewer] of asked.entries()) {
        const result = alone.get(viewer)![n]!
        references.take(result.data)
        for (const [how, answers] of Object.entries({ beside, 'together with': together })) {
          const told = { question: `${name} of ${subgraph.name}, ${how} others`, viewer }
          const found = { ...told, alone: textOf(result), withOthers: textOf(answers[at]!) }
          if (found.alone !== found.withOthers) differences.push(found)
        }
      }
    }
  }
  const asksOf = (question: WholeQuestion): Ask[] => {
    if (question.entity === undefined) return [{ question, variables: {} }]
    const things = references.list(question.entity)
    // An event is about one thing, which some may see and others not.
    const granted = things.filter(({ accessGrant }) => accessGrant !== undefined)
    const some = [...someOf(granted), ...someOf(things.filter((thing) => !granted.includes(thing)))]
    return [things, ...some.map((thing) => [thing])].map((of) => ({ question, variables: { of } }))
  }
  const questions = wholeQuestions(subgraphs)
  await compareAll(questions.filter((question) => !isOfFiles(question)).flatMap(asksOf))
  // Their grants are in what the others answer, who know files by name alone.
  await compareAll(questions.filter((one) => isOfFiles(one) && one.subgraph.name === 'media').flatMap(asksOf))
  return { differences, shared }
}

/** From the first to the last, not more than `singles`. */
const someOf = <Thing>(things: readonly Thing[]): Thing[] =>
  things.filter((_, at) => at % Math.ceil(things.length / singles) === 0)

const isOfFiles = ({ entity }: WholeQuestion) => entity === 'MediaFile'

async function askAlone({ question, variables }: Ask, request: IncomingRequest): Promise<ExecutionResult> {
  const { context, release } = await question.subgraph.openContext(request)
  try {
    return await question.run(context, variables)
  } finally {
    await release()
  }
}

const askTogether = ({ question: { subgraph, run }, variables }: Ask, request: IncomingRequest) =>
  subgraph.answerTogether(request, { run, variables })

/** Grants say until when they are good, and cursors of TOP which ten minutes they are of: either may have passed. */
const textOf = ({ data, errors }: ExecutionResult): string =>
  JSON.stringify({ data, errors: errors?.map(({ message, path }) => ({ message, path })) })
    .replaceAll(/\.\d{10}\.[\w-]{80,}"/g, '"')
    .replaceAll(/("\w*[cC]ursor":)"[^"]*"/g, '$1""')

/** Who and what there is in the world, and what the answers name besides. */
function referencesIn({ people, requests, posts, comments, conversations, messages, files }: World) {
  const found = new Map<string, Map<string, Reference>>()
  const add = (reference: Reference): void => {
    const { __typename, id, accessGrant = '' } = reference
    const ofType = found.get(__typename) ?? new Map<string, Reference>()
    found.set(__typename, ofType.set(`${id} ${accessGrant}`, reference))
  }
  const known = {
    User: people,
    Viewer: people,
    FriendRequest: requests,
    Post: posts,
    Comment: comments,
    MediaFile: files,
  }
  for (const [__typename, things] of Object.entries({ ...known, Conversation: conversations, Message: messages })) {
    for (const id of things.keys()) add({ __typename, id })
  }
  const take = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) take(item)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const { __typename, id, accessGrant } = value as Partial<Reference>
    if (typeof __typename === 'string' && typeof id === 'string') {
      add({ __typename, id, ...(typeof accessGrant === 'string' && { accessGrant }) })
    }
    for (const inner of Object.values(value)) take(inner)
  }
  return { take, list: (type: string) => [...(found.get(type)?.values() ?? [])] }
}
