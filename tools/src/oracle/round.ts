import { setImmediate } from 'node:timers/promises'
import { answers } from './answers/index.ts'
import type { Answers, Asking } from './contract/answers.ts'
import { difference } from './contract/compare.ts'
import { expected } from './contract/expect.ts'
import { expectedData, questionsOf, type Root, rootsOf, variablesOf } from './contract/roots.ts'
import type { Lab } from './lab.ts'
import { faultIn, untoldIn } from './live/allowed.ts'
import type { Listener } from './live/listener.ts'
import { expectedSending, listSendings, nothing } from './sending.ts'
import { type StepName, steps } from './steps/index.ts'
import { type Outcome, payloadSelection, send } from './steps/send.ts'
import { Dice, type Step } from './steps/step.ts'
import { compareTogether } from './together/together.ts'
import type { ViewerId } from './world/people.ts'
import type { World } from './world/world.ts'

/** What Plaza answered other than the model. */
export class Difference extends Error {
  override name = 'Difference'
}

/** Takes up a difference: throws it to end the round, or keeps it to go on. */
export type TakeUp = (found: Difference) => void

/** Whose streams are open. */
const watchers = 4
/** Worlds of steps that are just over. */
const remembered = 4

/** How much a run has compared. */
export interface Tally {
  steps: number
  refused: number
  races: number
  comparisons: number
  /** Told live. */
  events: number
  /** What mail and push were about to tell. */
  sendings: number
  /** Answers of services that were one for several people. */
  shared: number
}

/**
 * A network with its people's doings. Of steps that race nobody knows which came first, so there may be several worlds that
 * Plaza can be in; each answer leaves those that agree with it, and one must be left.
 */
export class Round {
  readonly #lab: Lab
  readonly #roots: readonly Root[]
  readonly #answers: Answers = answers
  readonly #tally: Tally
  readonly #takeUp: TakeUp
  readonly #listener: Listener
  /** One for each world and viewer: all that is compared until the next step is one asking. */
  readonly #askings = new WeakMap<World, Map<ViewerId, Asking>>()
  readonly log: string[] = []
  #worlds: readonly World[]
  /** Of the last steps: a stream may tell of a thing a moment later, or before the answer has come. */
  #earlier: readonly World[] = []

  constructor(lab: Lab, listener: Listener, tally: Tally, takeUp: TakeUp) {
    this.#lab = lab
    this.#listener = listener
    this.#takeUp = takeUp
    this.#roots = rootsOf(lab.schema, answers)
    this.#tally = tally
    this.#worlds = [lab.world]
  }

  /** The first of these that there is something to do with; undefined when there is none. */
  async step(names: readonly StepName[], rolls: readonly number[]): Promise<Step | undefined> {
    let step: Step | null = null
    for (const name of names) step ??= await this.#make(name, rolls)
    if (!step) return undefined
    const outcome = await send(this.#lab, this.#answers, step)
    this.#note([outcome])
    this.#accept([[outcome]])
    this.#comparePayload(outcome)
    await this.#settle()
    return step
  }

  /** Both at once; either may have come first. */
  async race([first, second]: readonly StepName[], rolls: readonly number[]): Promise<readonly Step[]> {
    const [one, other, ...rest] = rolls as [number, number]
    const made = [await this.#make(first!, rolls), await this.#make(second!, [other, one, ...rest])]
    const steps = made.filter((step) => step !== null)
    if (steps.length === 0) return []
    const outcomes = await Promise.all(steps.map((step) => send(this.#lab, this.#answers, step)))
    this.#note(outcomes)
    this.#accept(outcomes.length < 2 ? [outcomes] : [outcomes, outcomes.toReversed()])
    this.#tally.races++
    await this.#settle()
    return steps
  }

  async #settle(): Promise<void> {
    await this.#lab.settled()
    const worlds = [...this.#worlds, ...this.#earlier]
    for (const heard of this.#listener.drain()) {
      const { viewer, stream } = heard
      this.#tally.events++
      const fault = faultIn(heard)
      if (fault !== null) this.#takeUp(new Difference(`${stream}, as ${viewer}\n    meets a fault: ${fault}`))
      const untold = untoldIn(heard, worlds)
      if (untold !== null) this.#takeUp(new Difference(`${stream}, as ${viewer}\n    tells of ${untold}`))
    }
    await this.#listener.follow(this.#worlds[0]!, this.people.slice(0, watchers))
  }

  async #make(name: StepName, rolls: readonly number[]): Promise<Step | null> {
    const step = steps[name](this.#worlds[0]!, new Dice(rolls))
    if (!step?.look) return step
    const { data } = await this.#lab.ask(step.by, step.look, {})
    const input = data && step.choose!(data)
    return input ? { ...step, input } : null
  }

  /** Asks all that the model has an answer to, as each of these. */
  async compare(viewers: Iterable<ViewerId>): Promise<void> {
    await this.#compareSendings()
    for (const viewer of viewers) {
      if (viewer !== null && this.#worlds[0]!.people.get(viewer)!.status !== 'ACTIVE') continue
      await Promise.all(this.#roots.map((root) => this.#compareRoot(root, viewer)))
    }
  }

  /** What anybody is about to be sent, also those who are away. */
  async #compareSendings(): Promise<void> {
    const sendings = await listSendings(this.#lab)
    for (const id of this.people) {
      const sending = sendings.get(id) ?? nothing
      this.#keep(`mail and push to ${id}`, (world) => difference(expectedSending(world, id), sending))
      this.#tally.sendings += sending.email.length + sending.push.length
    }
  }

  /** Asks the services as everybody at once, and compares with what they tell each alone. */
  async compareTogether(): Promise<void> {
    const [world] = this.#worlds as [World]
    const active = this.people.filter((id) => world.people.get(id)!.status === 'ACTIVE')
    const { differences, shared } = await compareTogether({
      ...{ subgraphs: this.#lab.subgraphs.values(), viewers: [...active, null], world },
      requestOf: this.#lab.requestOf,
    })
    this.#tally.shared += shared
    for (const { question, viewer, alone, withOthers } of differences) {
      const from = Math.max(0, [...alone].findIndex((one, at) => one !== withOthers[at]) - 200)
      const [one, other] = [alone, withOthers].map((text) => text.slice(from, from + 1_000))
      this.#takeUp(
        new Difference(`${question}, as ${viewer ?? 'nobody'}\n    alone       …${one}\n    with others …${other}`),
      )
    }
  }

  /** Ids as names: whoever reads it does not know the ids. */
  named(text: string): string {
    const { people } = this.#worlds[0]!
    return text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => people.get(id)?.username ?? `…${id.slice(-6)}`)
  }

  get people(): string[] {
    return [...this.#worlds[0]!.people.keys()]
  }

  async #compareRoot(root: Root, viewer: ViewerId): Promise<void> {
    for (const question of questionsOf(root, this.#worlds[0]!)) {
      const { data, errors } = await this.#lab.ask(viewer, question.document, variablesOf(question))
      const where = `${root.name} ${question.values.join(', ')}, as ${viewer ?? 'nobody'}`
      if (errors && !(viewer === null && errors.every(({ extensions }) => extensions.code === 'UNAUTHENTICATED'))) {
        this.#takeUp(new Difference(`${where}\n    answers an error: ${JSON.stringify(errors).slice(0, 2_000)}`))
        continue
      }
      // What is compared takes a while, and others' answers come in meanwhile.
      await setImmediate()
      const got = Object.fromEntries(question.values.map((_, n) => [`a${n}`, data[`a${n}`]]))
      this.#keep(where, (world) =>
        difference(expectedData(this.#answers, question, this.#askingOf(world, viewer)), got),
      )
      this.#tally.comparisons += question.values.length
    }
  }

  #askingOf(world: World, viewer: ViewerId): Asking {
    const ofWorld = this.#askings.get(world) ?? new Map<ViewerId, Asking>()
    this.#askings.set(world, ofWorld)
    const asking = ofWorld.get(viewer) ?? { world, viewer }
    ofWorld.set(viewer, asking)
    return asking
  }

  /** Leaves the worlds in which every answer could have been given, in one of the orders. */
  #accept(orders: readonly (readonly Outcome[])[]): void {
    const after = this.#worlds.flatMap((before) =>
      orders.map((order) => {
        const world = structuredClone(before)
        world.isRacing = order.length > 1
        const reasons = order.map((outcome) => carryOut(world, outcome))
        world.isRacing = false
        return { world, reason: reasons.find((reason) => reason !== null) ?? null }
      }),
    )
    this.#earlier = [...this.#worlds, ...this.#earlier].slice(0, remembered)
    const possible = after.filter(({ reason }) => reason === null)
    if (possible.length === 0) this.#takeUp(new Difference(after[0]!.reason!))
    this.#worlds = (possible.length > 0 ? possible : after.slice(0, 1)).map(({ world }) => world)
  }

  #comparePayload({ step, payload, isCarriedOut }: Outcome): void {
    if (!isCarriedOut || !step.payload) return
    const selections = payloadSelection(this.#lab.schema, this.#answers, step.mutation)
    this.#keep(`the payload of ${describe(step)}`, (world) => {
      const asking = { world, viewer: step.by }
      for (const [field, source] of Object.entries(step.payload!(asking, payload))) {
        const found = difference(expected(this.#answers, selections.get(field)!, source, asking), payload[field])
        if (found !== null) return `${field}${found}`
      }
      return null
    })
  }

  #keep(where: string, differenceIn: (world: World) => string | null): void {
    const found = this.#worlds.map((world) => ({ world, difference: differenceIn(world) }))
    const left = found.filter(({ difference: one }) => one === null).map(({ world }) => world)
    if (left.length === 0) this.#takeUp(new Difference(`${where}\n    at ${found[0]!.difference}`))
    else this.#worlds = left
  }

  #note(outcomes: readonly Outcome[]): void {
    for (const { step, answer, isCarriedOut } of outcomes) {
      this.log.push(`${outcomes.length > 1 ? '‖ ' : '  '}${step.by}: ${describe(step)} → ${answer}`)
      this.#tally.steps++
      if (!isCarriedOut) this.#tally.refused++
    }
  }
}

/** Why the answer could not be given in this world, or null. */
function carryOut(world: World, { step, isCarriedOut, payload, answer, fault }: Outcome): string | null {
  if (fault !== null) return `${describe(step)}\n    met a fault: ${fault.slice(0, 2_000)}`
  const verdict = step.verdict(world)
  if (isCarriedOut) step.apply(world, payload)
  if (verdict === 'EITHER' || (verdict === 'OK') === isCarriedOut) return null
  return `${describe(step)} by ${step.by}\n    expected ${verdict}\n    got      ${answer}`
}

const describe = ({ mutation, input = {} }: Step) => {
  const { password: _, ...shown } = input as { password?: string }
  return `${mutation} ${JSON.stringify(shown)}`
}
