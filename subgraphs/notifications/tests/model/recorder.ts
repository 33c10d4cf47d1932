import { newId } from '@plaza/database'
import type { EventContract, EventData } from '@plaza/schema/events'
import type { StartedNotifications } from '../testkit.ts'
import { type Person, World } from './world.ts'

export interface Happening {
  /** Events of one stream come in their order. */
  stream: string
  /** Delivers it; again, it is a duplicate. */
  deliver(notifications: StartedNotifications): Promise<unknown>
}

/** Does one of the things that may happen. */
export type Doing = () => void

const minute = 60_000
/** From yesterday on into today, so that there are groups of two days. */
const spanMs = 26 * 60 * minute

/** Puts down what happens, and what becomes of the world by it. */
export class Recorder {
  readonly world: World
  readonly people: readonly Person[]
  readonly random: () => number
  readonly happenings: Happening[] = []
  readonly #start = Date.now() - spanMs
  at = new Date(this.#start)

  constructor(people: readonly Person[], random: () => number) {
    this.world = new World(people)
    this.people = people
    this.random = random
  }

  /** Goes on to the moment at which so much of the time has passed, from 0 to 1. */
  goOnTo(part: number): void {
    this.at = this.momentAt(part)
  }

  momentAt(part: number): Date {
    return new Date(this.#start + Math.floor(spanMs * part))
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.random() * items.length)]
  }

  anybody(): string {
    return this.pick(this.people.filter(({ id }) => !this.world.deleted.has(id)))!.id
  }

  /** None, one or two people to whom a text leads. */
  named(among?: readonly string[]): string[] {
    const all = among ?? this.people.map(({ id }) => id).filter((id) => !this.world.deleted.has(id))
    if (all.length === 0 || this.random() < 0.6) return []
    return [...new Set([this.pick(all)!, this.pick(all)!])]
  }

  happen<Contract extends EventContract>(contract: Contract, data: EventData<Contract>): string {
    const [id, time] = [newId(), this.at]
    const stream = `${contract.topic.name} ${contract.keyOf(JSON.parse(JSON.stringify(data)))}`
    this.happenings.push({ stream, deliver: ({ deliver }) => deliver(contract, data, { id, time }) })
    return id
  }
}
