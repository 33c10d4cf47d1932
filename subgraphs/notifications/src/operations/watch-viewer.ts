import { setTimeout } from 'node:timers/promises'
import { notificationCreated, viewerChanged } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import type { NotificationsContext } from '../context.ts'

/** Changes that come in this time after one that was told are told together. */
const gatherMs = 500

/**
 * When what the viewer's badges count has changed: the first change at once, a burst of them twice. No change is kept, only
 * that there is one, so that a page that reads slowly costs no memory.
 */
export function watchViewer(ctx: NotificationsContext, viewer: Viewer): AsyncGenerator<{ id: string }, void, void> {
  const { signal } = ctx
  let isChanged = false
  let wake = () => {}
  const change = () => {
    isChanged = true
    wake()
  }
  const stops = [
    ctx.live.subscribe(notificationCreated, ({ data }) => {
      if (data.userId === viewer.id && data.channels.includes('IN_APP')) change()
    }),
    ctx.live.subscribe(viewerChanged, ({ data }) => {
      if (data.userIds.includes(viewer.id)) change()
    }),
  ]
  const stop = () => {
    for (const each of stops) each()
    wake()
  }
  signal?.addEventListener('abort', stop, { once: true })

  async function* bursts() {
    try {
      while (!signal?.aborted) {
        if (!isChanged) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
          continue
        }
        isChanged = false
        yield { id: viewer.id }
        await setTimeout(gatherMs, undefined, { signal }).catch(() => {})
      }
    } finally {
      stop()
    }
  }
  return bursts()
}
