import { setTimeout as pause } from 'node:timers/promises'
import { request } from 'undici'
import { type CpuTimes, minus, serverCpu, times } from './cpu.ts'

/** Somebody who has nothing to do with the messages, and asks something small again and again. */
export interface Bystander {
  /** Milliseconds that each answer has taken. */
  readonly taken: readonly number[]
  /** Answers that lacked something, or did not come. */
  readonly failed: number
  stop(): Promise<void>
}

const everyMs = 100
const body = JSON.stringify({
  query: 'query Small { viewer { id unreadNotificationCount profile { id displayName } } }',
})

/** Asks at a steady pace, whatever the answers take. */
export function startBystander(url: string, token: string): Bystander {
  const taken: number[] = []
  let failed = 0
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const running = new Set<Promise<void>>()
  async function ask(): Promise<void> {
    const asked = performance.now()
    const answer = await request(url, { method: 'POST', headers, body })
    const text = await answer.body.text()
    if (text.includes('"errors"')) failed++
    taken.push(performance.now() - asked)
  }
  const timer = setInterval(() => {
    const asking = ask()
      .catch(() => void failed++)
      .finally(() => running.delete(asking))
    running.add(asking)
  }, everyMs)
  return {
    taken,
    get failed() {
      return failed
    },
    async stop() {
      clearInterval(timer)
      await Promise.all(running)
    },
  }
}

/** What the server uses in a second without a message, and how long the bystander waits then. */
export async function measureQuiet(
  url: string,
  { token, pid, seconds }: { token: string; pid: number; seconds: number },
): Promise<{ taken: readonly number[]; perSecond: CpuTimes }> {
  const bystander = startBystander(url, token)
  // What is compiled and connected first is no matter of the messages.
  await pause(2_000)
  const warmUp = bystander.taken.length
  const before = serverCpu(pid)
  await pause(seconds * 1_000)
  const perSecond = times(minus(serverCpu(pid), before), 1 / seconds)
  await bystander.stop()
  return { taken: bystander.taken.slice(warmUp), perSecond }
}
