import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { News, Order } from './listener-process.ts'
import type { Asked } from './streams.ts'

export type Report = News & { kind: 'report' }

/** The people who listen, in a process of their own. */
export interface Audience extends AsyncDisposable {
  /** Opens all streams; resolves when each has begun. */
  open(url: string, streams: readonly Asked[]): Promise<void>
  /** When the last of the group's screens showed the message, in milliseconds since 1970; undefined when it took too long. */
  seen(id: string): Promise<number | undefined>
  report(): Promise<Report>
  close(): Promise<void>
}

/** A message that has not come by then does not come. */
const patienceMs = 30_000

export function startAudience(): Audience {
  const child = fork(fileURLToPath(new URL('listener-process.ts', import.meta.url)), { stdio: 'inherit' })
  const seen = new Map<string, number>()
  const waiting = new Map<string, (at: number) => void>()
  child.on('message', (news: News) => {
    if (news.kind !== 'seen') return
    seen.set(news.id, news.at)
    waiting.get(news.id)?.(news.at)
  })

  async function ask<Kind extends News['kind']>(order: Order, answer: Kind): Promise<News & { kind: Kind }> {
    const { promise, resolve } = Promise.withResolvers<News & { kind: Kind }>()
    const listen = (news: News) => {
      if (news.kind === answer) resolve(news as News & { kind: Kind })
    }
    child.on('message', listen)
    child.send(order)
    try {
      return await Promise.race([
        promise,
        once(child, 'exit').then(() => Promise.reject(new Error('The listeners have ended'))),
      ])
    } finally {
      child.off('message', listen)
    }
  }

  return {
    async open(url, streams) {
      seen.clear()
      await ask({ kind: 'open', url, streams }, 'opened')
    },
    async seen(id) {
      const { promise, resolve } = Promise.withResolvers<number | undefined>()
      const timer = setTimeout(resolve, patienceMs, undefined)
      waiting.set(id, resolve)
      if (seen.has(id)) resolve(seen.get(id))
      try {
        return await promise
      } finally {
        clearTimeout(timer)
        waiting.delete(id)
      }
    },
    report: () => ask({ kind: 'report' }, 'report'),
    close: async () => void (await ask({ kind: 'close' }, 'closed')),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
