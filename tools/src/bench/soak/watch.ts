import { setTimeout as pause } from 'node:timers/promises'
import { openEventStream } from '@plaza/server/testing'
import type { Client } from './client.ts'
import type { Tally } from './tally.ts'

const streams = ['OnPostAdded', 'OnMessageAdded', 'OnNotificationAdded']
const eachMs = 5_000

/** Opens a stream, listens for some seconds, leaves, opens the next: clients come and go all the time. */
export async function watch(client: Client, name: string, tally: Tally, over: AbortSignal): Promise<void> {
  const { accessToken } = await client.signIn(name)
  for (let round = 0; !over.aborted; round++) {
    const operation = streams[round % streams.length]!
    try {
      await using stream = await openEventStream(client.url, accessToken, client.text(operation))
      const listening = listen(stream)
      await pause(eachMs, undefined, { signal: over }).catch(() => {})
      await stream[Symbol.asyncDispose]()
      await listening
    } catch (error) {
      tally.fault(`${operation}: ${(error as Error).message}`)
    }
  }

  async function listen(stream: Awaited<ReturnType<typeof openEventStream>>): Promise<void> {
    try {
      for (let event = await stream.next(); event !== null; event = await stream.next()) {
        if (event.errors) tally.fault(`an event: ${event.errors[0].message}`)
        else tally.count('events')
      }
    } catch {
      // Left by us.
    }
  }
}
