import { fileURLToPath } from 'node:url'
import type { QueryPlannerConfig } from '@apollo/query-planner'
import { codedError } from '@plaza/server'
import { type DocumentNode, type GraphQLError, print } from 'graphql'
import { LRUCache } from 'lru-cache'
import { Piscina } from 'piscina'
import type { PlannedOperation } from '../executor/operation.ts'
import type { PlanningAnswer, PlanningSettings, PlanningTask } from './planning-worker.ts'

export interface PlanningThreadOptions {
  /** An operation that takes longer to plan is given up, and so is one that waits three times as long behind others. */
  readonly timeoutMs: number
  readonly config?: QueryPlannerConfig
  /** Told of each plan, with the time that the thread worked on it. */
  readonly onPlanned?: ((durationMs: number) => void) | undefined
  readonly onTimeout?: (() => void) | undefined
}

const worker = fileURLToPath(new URL('planning-worker.ts', import.meta.url))

/** How long an operation that took too long is refused without another try: repeating it would keep the thread busy. */
const refuseForMs = 60_000

/** Of the operations that wait, in characters; each brings its document with it, which takes fifty times as much memory. */
const maxWaiting = 500_000

/** For so many time-outs an operation waits behind heavy ones. */
const queueTimeouts = 3

/**
 * Plans operations of one supergraph in a thread of its own, one after the other, so that a heavy one delays no
 * request whose plan is known. Plans are plain data; the planner itself never leaves the thread.
 */
export class PlanningThread {
  readonly #pool: Piscina<PlanningTask, PlanningAnswer>
  readonly #options: PlanningThreadOptions
  readonly #tooHeavy = new LRUCache<string, true>({
    max: 1_000,
    maxSize: 8_000_000,
    ttl: refuseForMs,
    sizeCalculation: (_, key) => key.length,
  })
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()
  #started: Promise<void>
  #closed = false

  constructor(sdl: string, options: PlanningThreadOptions) {
    const workerData: PlanningSettings = { sdl, ...(options.config && { config: options.config }) }
    this.#options = options
    this.#pool = new Piscina({ filename: worker, workerData, minThreads: 1, maxThreads: 1 })
    this.#started = this.#start()
  }

  /** Resolves once the thread can plan; rejects where nothing can be planned for this supergraph. */
  ready(): Promise<void> {
    return this.#started
  }

  /**
   * Plans one operation. Rejects with a GraphQLError PLAN_TIMEOUT, or with what the planner says against the operation.
   */
  plan(
    document: DocumentNode,
    operationName: string | null | undefined,
    labels: readonly string[] = [],
  ): Promise<PlannedOperation> {
    const asked = performance.now()
    const text = print(document)
    if (this.#waiting + text.length > maxWaiting) return Promise.reject(this.#timedOut(busy))
    this.#waiting += text.length
    const planned = this.#last.then(() => this.#planNext({ text, operationName, labels }, asked))
    this.#last = planned.catch(() => {}).finally(() => (this.#waiting -= text.length))
    return planned
  }

  /** Ends the thread; plans that are being made are given up. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#pool.destroy()
  }

  async #planNext(task: PlanningTask, asked: number): Promise<PlannedOperation> {
    const { timeoutMs, onPlanned } = this.#options
    const key = `${task.operationName} ${task.labels} ${task.text}`
    if (performance.now() - asked > timeoutMs * queueTimeouts) throw this.#timedOut(busy)
    if (this.#tooHeavy.has(key)) throw tooHeavy(timeoutMs)
    // A thread that is still starting is not the operation's fault.
    await this.#started
    let answer: PlanningAnswer
    try {
      answer = await this.#pool.run(task, { signal: AbortSignal.timeout(timeoutMs) })
    } catch (cause) {
      if (this.#closed) throw cause
      // The thread has ended, by the signal or for lack of memory. Piscina has started another one.
      this.#started = this.#start()
      this.#tooHeavy.set(key, true)
      throw this.#timedOut(tooHeavy(timeoutMs))
    }
    const { planned, durationMs } = resultOf(answer)
    onPlanned?.(durationMs)
    return planned!
  }

  #timedOut(error: GraphQLError): GraphQLError {
    this.#options.onTimeout?.()
    return error
  }

  #start(): Promise<void> {
    const started = this.#pool.run({}).then((answer) => void resultOf(answer))
    // `ready` and each `plan` reject with it. Before one of them is called it must not count as unhandled.
    started.catch(() => {})
    return started
  }
}

function resultOf(answer: PlanningAnswer) {
  if (!('refused' in answer)) return answer
  const { message, code } = answer.refused
  throw code ? codedError(code, message) : new Error(message)
}

const planTimeout = (message: string) => codedError('PLAN_TIMEOUT', message)

const tooHeavy = (timeoutMs: number) =>
  planTimeout(`The operation takes more than ${timeoutMs} ms to plan; ask for its parts one by one.`)

const busy = planTimeout('Too many new operations wait to be planned; try again in a moment.')
