import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Logger } from '@plaza/service'
import type { WorkerReport, WorkerTask } from './worker.ts'

export interface Workers extends AsyncDisposable {
  stop(): Promise<void>
}

/** A worker that lived shorter than this is not simply started again: something is wrong that a restart will not mend. */
const shortLifeMs = 5_000

/** Runs the same task in several processes that share its ports. One that dies is replaced. */
export async function startWorkers(count: number, task: WorkerTask, log: Logger): Promise<Workers> {
  cluster.setupPrimary({ exec: fileURLToPath(new URL('worker.ts', import.meta.url)) })
  const workers = new Set<Worker>()
  let stopping = false

  async function add(): Promise<void> {
    const worker = cluster.fork()
    const born = performance.now()
    workers.add(worker)
    worker.once('exit', (code, signal) => {
      workers.delete(worker)
      if (stopping) return
      log.error({ pid: worker.process.pid, code, signal }, 'a worker ended')
      const soon = performance.now() - born < shortLifeMs
      setTimeout(() => !stopping && void add().catch(() => {}), soon ? shortLifeMs : 0)
    })
    worker.send(task)
    const [report] = (await Promise.race([
      once(worker, 'message'),
      once(worker, 'exit').then(() => [{ up: false, message: 'a worker ended while it started' }]),
    ])) as [WorkerReport]
    if (!report.up) throw new Error(report.message)
  }

  async function stop(): Promise<void> {
    stopping = true
    const ended = [...workers].map((worker) => once(worker, 'exit'))
    for (const worker of workers) worker.disconnect()
    await Promise.all(ended)
  }

  try {
    await Promise.all(Array.from({ length: count }, add))
  } catch (error) {
    await stop()
    throw error
  }
  return { stop, [Symbol.asyncDispose]: stop }
}
