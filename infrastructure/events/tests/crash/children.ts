import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Plan } from './plan.ts'

/** A process that is started again whenever it ends, as an orchestrator does. */
export class Child {
  readonly name: string
  readonly #script: URL
  readonly #plan: Plan
  #process: ChildProcess | undefined
  #wanted = true
  starts = 0

  constructor(name: string, script: string, plan: Plan) {
    this.name = name
    this.#script = new URL(script, import.meta.url)
    this.#plan = plan
    this.#start()
  }

  /** `kill -9`; another one starts at once. */
  kill(): void {
    this.#process?.kill('SIGKILL')
  }

  async end(): Promise<void> {
    this.#wanted = false
    const running = this.#process
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const exited = once(running, 'exit')
    running.kill('SIGKILL')
    await exited
  }

  #start(): void {
    this.starts += 1
    const plan = { ...this.#plan, seed: this.#plan.seed + this.starts * 7919 }
    const running = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', this.#script.pathname], {
      env: { ...process.env, NODE_OPTIONS: '', CRASH_PLAN: JSON.stringify(plan) },
      stdio: ['ignore', 'inherit', process.env.TEST_LOG ? 'inherit' : 'ignore'],
    })
    this.#process = running
    running.once('exit', () => {
      if (this.#wanted) setTimeout(() => this.#wanted && this.#start(), 200)
    })
  }
}
