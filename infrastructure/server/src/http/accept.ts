import type { IncomingMessage } from 'node:http'
import Negotiator from 'negotiator'
import { remembered } from '../text/remembered.ts'

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

/** Reads what a request accepts; without an `Accept` header that is `application/json`. */
export function acceptedBy({ headers: { accept } }: Pick<IncomingMessage, 'headers'>): Accepted {
  return accept ? read(accept) : anything
}

const anything: Accepted = { json: 'application/json', eventStream: false, page: false }

const read = remembered((accept): Accepted => {
  const negotiator = new Negotiator({ headers: { accept } })
  return {
    json: (negotiator.mediaType([...wholeTypes]) as Accepted['json'] | undefined) ?? null,
    eventStream: negotiator.mediaTypes().includes('text/event-stream'),
    page: negotiator.mediaType([...wholeTypes, 'text/html']) === 'text/html',
  }
})
