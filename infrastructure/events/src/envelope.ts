import { type EventContract, type EventData, findEvent } from '@plaza/schema/events'
import { z } from 'zod'
import type { ReceivedEvent } from './consumer.ts'

/** An event, published or received, whose data break its contract, or whose envelope is not ours. */
export class InvalidEvent extends Error {
  override name = 'InvalidEvent'
}

/** An event on the wire: CloudEvents attributes as headers, data as JSON in the value; a tombstone has no value. */
export interface Message {
  readonly topic: string
  readonly key: string
  readonly value: string | null
  readonly headers: Readonly<Record<string, string>>
}

export interface StoredEvent {
  id: string
  topic: string
  key: string
  type: string
  subject: string
  payload: string
  time: Date
  actorId: string | null
  traceparent: string | null
}

/**
 * An event's data as they travel: checked against the contract, times as RFC 3339 strings.
 * @throws InvalidEvent when they break the contract
 */
export function encodeData<Contract extends EventContract>(
  contract: Contract,
  data: EventData<Contract>,
): Record<string, unknown> {
  const result = z.safeEncode(contract.data, data as never)
  if (!result.success) throw new InvalidEvent(`${contract.type}: ${z.prettifyError(result.error)}`)
  return result.data
}

/** The message of a stored event: CloudEvents 1.0 in binary mode, one header for each attribute. */
export function toMessage(event: StoredEvent): Message {
  return {
    topic: event.topic,
    key: event.key,
    value: event.payload,
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: event.type,
      ce_source: `/${event.topic.slice(0, event.topic.indexOf('.'))}`,
      ce_subject: event.subject,
      ce_time: event.time.toISOString(),
      ...(event.actorId === null ? {} : { ce_actorid: event.actorId }),
      ...(event.traceparent === null ? {} : { traceparent: event.traceparent }),
      'content-type': 'application/json',
    },
  }
}

/** The tombstone that follows an event which ends its key on a compacted topic: no value, and no id of its own. */
export function tombstoneOf(message: Message): Message {
  const { ce_id, ce_source = '' } = message.headers
  return { topic: message.topic, key: message.key, value: null, headers: { ce_source, ce_causationid: ce_id ?? '' } }
}

/**
 * Reads a message and checks it against the contract of its type.
 * @returns null for a type that this version of the service does not know
 * @throws InvalidEvent when the message breaks the envelope or its contract
 */
export function parseMessage(message: Message): ReceivedEvent | null {
  const attribute = (name: string): string => {
    const value = message.headers[name]
    if (!value) throw new InvalidEvent(`the header ${name} is missing`)
    return value
  }
  if (attribute('ce_specversion') !== '1.0') throw new InvalidEvent('not a CloudEvent of version 1.0')
  const id = attribute('ce_id')
  if (!z.uuid().safeParse(id).success) throw new InvalidEvent('ce_id is not a UUID')
  const time = new Date(attribute('ce_time'))
  if (Number.isNaN(time.getTime())) throw new InvalidEvent('ce_time is not a time')
  const contract = findEvent(attribute('ce_type'))
  if (contract?.topic.name !== message.topic) return null
  return {
    id,
    type: contract.type,
    topic: message.topic,
    key: message.key,
    subject: attribute('ce_subject'),
    source: attribute('ce_source'),
    time,
    actorId: message.headers.ce_actorid ?? null,
    traceparent: message.headers.traceparent ?? null,
    data: decodeData(contract, message.value),
  }
}

function decodeData(contract: EventContract, value: string | null): Record<string, unknown> {
  let json: unknown
  try {
    json = JSON.parse(value ?? '')
  } catch {
    throw new InvalidEvent(`${contract.type}: the value is not JSON`)
  }
  const result = z.safeDecode(contract.data, json as never)
  if (!result.success) throw new InvalidEvent(`${contract.type}: ${z.prettifyError(result.error)}`)
  return result.data
}
