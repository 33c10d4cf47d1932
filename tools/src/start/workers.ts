import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, type Logger, type MetricsSnapshot, renderTogether } from '@plaza/server'
import type { WorkerCount, WorkerOrder, WorkerReport, WorkerTask } from './worker.ts'

export interface Workers extends AsyncDisposable {
  /** The numbers of all workers together, as Prometheus reads them. */
  render(): Promise<string>
  stop(): Promise<void>
}

/** A worker that lived shorter than this is not simply started again: something is wrong that a restart will not mend. */
const shortLifeMs = 5_000
/** Longer than a worker takes to finish its requests; what is left then is stuck. */
const patienceMs = 15_000
/** One that takes longer to count is left out. */
const countWithinMs = 4_000

/** Runs the same task in several processes that share its ports. One that dies is replaced. */
export async function startWorkers(count: number, task: WorkerTask, log: Logger): Promise<Workers> {
  cluster.setupPrimary({ exec: fileURLToPath(new URL('worker.ts', import.meta.url)) })
  const workers = new Set<Worker>()
  const serving = new Set<Worker>()
  let counts = 0
  let stopping = false

  /** @throws with the worker's reason when it cannot serve */
  async function start(): Promise<Worker> {
    const worker = cluster.fork()
    workers.add(worker)
    worker.once('exit', () => {
      workers.delete(worker)
      serving.delete(worker)
    })
    worker.send({ start: task } satisfies WorkerOrder)
    const [report] = (await Promise.race([
      once(worker, 'message'),
      once(worker, 'exit').then(() => [{ up: false, message: 'a worker ended while it started' }]),
    ])) as [WorkerReport]
    if (!report.up) throw new Error(report.message)
    serving.add(worker)
    return worker
  }

  function replaceWhenGone(worker: Worker): void {
    const born = performance.now()
    worker.once('exit', (code, signal) => {
      if (stopping) return
      log.error({ pid: worker.process.pid, code, signal }, 'a worker ended; another takes its place')
      const livedShort = performance.now() - born < shortLifeMs
      setTimeout(replace, livedShort ? shortLifeMs : 0)
    })
  }

  async function replace(): Promise<void> {
    if (stopping) return
    try {
      const worker = await start()
      log.info({ pid: worker.process.pid }, 'a worker has taken the place of one that ended')
      replaceWhenGone(worker)
    } catch (error) {
      if (stopping) return
      log.error({ err: describe(error) }, 'a worker could not be replaced; tried again soon')
      setTimeout(replace, shortLifeMs)
    }
  }

  /** Nothing of a worker that ends or is stuck. */
  function ask(worker: Worker, number: number): Promise<MetricsSnapshot[]> {
    return new Promise((resolve) => {
      const done = (metrics: MetricsSnapshot[]): void => {
        clearTimeout(timer)
        worker.off('message', onMessage)
        worker.off('exit', onExit)
        resolve(metrics)
      }
      const onMessage = (told: WorkerCount): void => {
        if (told.count === number) done([told.metrics])
      }
      const onExit = (): void => done([])
      const timer = setTimeout(onExit, countWithinMs)
      worker.on('message', onMessage)
      worker.on('exit', onExit)
      if (worker.isConnected()) worker.send({ count: number } satisfies WorkerOrder)
      else onExit()
    })
  }

  async function render(): Promise<string> {
    const number = counts++
    const told = await Promise.all([...serving].map((worker) => ask(worker, number)))
    return renderTogether(told.flat())
  }

  async function stop(): Promise<void> {
    stopping = true
    const ended = [...workers].map(async (worker) => {
      const exit = once(worker, 'exit')
      const patience = setTimeout(() => worker.process.kill('SIGKILL'), patienceMs)
      if (worker.isConnected()) worker.send({ stop: true } satisfies WorkerOrder)
      await exit
      clearTimeout(patience)
    })
    await Promise.all(ended)
  }

  try {
    for (const worker of await Promise.all(Array.from({ length: count }, start))) replaceWhenGone(worker)
  } catch (error) {
    await stop()
    throw error
  }
  return { render, stop, [Symbol.asyncDispose]: stop }
}
