import { type DeadLetter, listDeadLetters } from '@plaza/events'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { CommandError } from '../command.ts'
import type { OpenEvents } from './open-events.ts'

type Print = (line: string) => void
interface Found extends DeadLetter {
  service: SubgraphName
}

/** Each tells how many have failed. */
export const deadLetterCommands = { list, show, replay }

export const isDeadLetterCommand = (word: string): word is keyof typeof deadLetterCommands =>
  Object.hasOwn(deadLetterCommands, word)

async function list(events: OpenEvents, service: string | undefined, all: boolean, print: Print): Promise<number> {
  const letters = await find(events, service, { all })
  if (letters.length === 0) print('There are no dead letters.')
  for (const letter of letters) print(line(letter))
  return 0
}

async function show(events: OpenEvents, id: string | undefined, _all: boolean, print: Print): Promise<number> {
  const { service, consumer, topic, key, headers, value, error, attempts, failedAt, replayedAt } = await one(events, id)
  print(`${service} / ${consumer}: ${topic}, key ${key}`)
  print(
    `failed ${failedAt.toISOString()} after ${attempts} tries${replayedAt ? `, replayed ${replayedAt.toISOString()}` : ''}`,
  )
  print(`\n${error}\n`)
  for (const [name, header] of Object.entries(headers)) print(`${name}: ${header}`)
  print(`\n${value}`)
  return 0
}

async function replay(events: OpenEvents, word: string | undefined, all: boolean, print: Print): Promise<number> {
  const letters = all ? await find(events, word, {}) : [await one(events, word)]
  let failed = 0
  for (const letter of letters) {
    try {
      await events.bus.replay(letter.service, letter)
      print(`replayed  ${line(letter)}`)
    } catch (error) {
      failed += 1
      print(`failed    ${line(letter)}\n          ${error instanceof Error ? error.message : error}`)
    }
  }
  if (letters.length === 0) print('There are no dead letters.')
  return failed
}

async function one(events: OpenEvents, id: string | undefined): Promise<Found> {
  if (!id || !/^[0-9a-f-]{36}$/i.test(id)) throw new CommandError('Give the id of a dead letter, as `list` shows it.')
  const [letter] = await find(events, undefined, { id })
  if (!letter) throw new CommandError(`There is no dead letter ${id}.`)
  return letter
}

async function find(
  { databases }: OpenEvents,
  service: string | undefined,
  filter: { id?: string; all?: boolean },
): Promise<Found[]> {
  const services = subgraphNames.filter((name) => service === undefined || name === service)
  if (services.length === 0)
    throw new CommandError(`There is no subgraph ${service}; there are ${subgraphNames.join(', ')}.`)
  const found = await Promise.all(
    services.map(async (name) => {
      const letters = await listDeadLetters(databases.get(name)!.pool, filter)
      return letters.map((letter) => ({ ...letter, service: name }))
    }),
  )
  return found.flat().sort((a, b) => a.failedAt.getTime() - b.failedAt.getTime())
}

function line({ id, service, consumer, type, failedAt, error, replayedAt }: Found): string {
  const cause = error.split('\n')[0]
  return `${id}  ${failedAt.toISOString()}  ${service}/${consumer}  ${type ?? '?'}  ${cause}${replayedAt ? '  (replayed)' : ''}`
}
