import type { IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'

/** The media types of an answer that comes whole; the first is for clients that like none better. */
const wholeTypes = ['application/json', 'application/graphql-response+json'] as const

/** What of an answer's forms a client accepts, by the weights in its `Accept` header. */
export interface Accepted {
  /** The media type of an answer that comes whole; null when the client accepts none. */
  readonly json: (typeof wholeTypes)[number] | null
  /** Whether `text/event-stream` is named: a wildcard does not ask for a stream, which may never end. */
  readonly eventStream: boolean
  /** Whether a page is liked better than data, as a browser says of what is typed into its address bar. */
  readonly page: boolean
}

/** A header takes 20 to 50 µs to read, and clients send a handful of different ones. Longer ones than any are not kept. */
const known = new LRUCache<string, Accepted>({ max: 100 })
const longestKept = 300

/** Reads what a request accepts; without an `Accept` header that is `application/json`. */
export function acceptedBy({ headers: { accept } }: Pick<IncomingMessage, 'headers'>): Accepted {
  if (!accept) return { json: 'application/json', eventStream: false, page: false }
  if (accept.length > longestKept) return read(accept)
  let accepted = known.get(accept)
  if (!accepted) {
    accepted = read(accept)
    known.set(accept, accepted)
  }
  return accepted
}

function read(accept: string): Accepted {
  const negotiator = new Negotiator({ headers: { accept } })
  return {
    json: (negotiator.mediaType([...wholeTypes]) as Accepted['json'] | undefined) ?? null,
    eventStream: negotiator.mediaTypes().includes('text/event-stream'),
    page: negotiator.mediaType([...wholeTypes, 'text/html']) === 'text/html',
  }
}
