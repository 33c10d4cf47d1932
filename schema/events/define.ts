import type { z } from 'zod'
import type { SubgraphName } from '../subgraphs.ts'

/** Where events of one family flow. Its key keeps the order of what happens to one thing. */
export interface Topic {
  readonly name: string
  readonly producer: SubgraphName
  /** What the message key is made of. */
  readonly key: string
  /** `state`: compacted, the last event of a key tells all. `events`: kept for a time. */
  readonly kind: 'state' | 'events'
  /** How long an event is kept; null is for good. */
  readonly retentionMs: number | null
  readonly partitions: number
  /** Never stored: goes past the outbox, straight to the live feed. */
  readonly transient: boolean
}

/** One event type: where it goes, what it means, what it carries. */
export interface EventContract<Type extends string = string, Shape extends z.ZodObject = z.ZodObject> {
  readonly type: Type
  readonly topic: Topic
  /** Of the contract. A breaking change is a new type beside the old one, never a new number here. */
  readonly version: number
  readonly meaning: string
  readonly data: Shape
  /** The message key: `userId`, or `lowId:highId`. */
  keyOf(data: Record<string, unknown>): string
  /** The id of the thing the event is about. */
  subjectOf(data: Record<string, unknown>): string
  /** The thing has ended: on a compacted topic a tombstone follows. */
  readonly ends: boolean
}

/** What a handler receives: times are `Date`s. */
export type EventData<Contract> = Contract extends EventContract<string, infer Shape> ? z.output<Shape> : never
/** What travels: times are RFC 3339 strings. */
export type WireData<Contract> = Contract extends EventContract<string, infer Shape> ? z.input<Shape> : never

interface TopicDefinition {
  name: string
  key: string
  kind: Topic['kind']
  retentionMs?: number
  partitions?: number
  transient?: boolean
}

export function defineTopic(definition: TopicDefinition): Topic {
  return {
    name: definition.name,
    producer: definition.name.split('.')[0] as SubgraphName,
    key: definition.key,
    kind: definition.kind,
    retentionMs: definition.retentionMs ?? null,
    partitions: definition.partitions ?? 3,
    transient: definition.transient ?? false,
  }
}

interface EventDefinition<Type extends string, Shape extends z.ZodObject> {
  type: Type
  topic: Topic
  meaning: string
  data: Shape
  /** Names of the fields the message key is made of; those of the topic unless given. */
  key?: readonly (keyof z.output<Shape> & string)[]
  /** Name of the field that holds the subject; the key unless given. */
  subject?: keyof z.output<Shape> & string
  version?: number
  ends?: boolean
}

export function defineEvent<const Type extends string, Shape extends z.ZodObject>(
  definition: EventDefinition<Type, Shape>,
): EventContract<Type, Shape> {
  const key: readonly string[] = definition.key ?? definition.topic.key.split(':')
  const subject = definition.subject
  const keyOf = (data: Record<string, unknown>) => key.map((field) => String(data[field])).join(':')
  for (const field of subject ? [...key, subject] : key) {
    if (!(field in definition.data.shape)) throw new Error(`${definition.type} is keyed by ${field}, which it lacks`)
  }
  return {
    type: definition.type,
    topic: definition.topic,
    version: definition.version ?? 1,
    meaning: definition.meaning,
    data: definition.data,
    keyOf,
    subjectOf: subject ? (data) => String(data[subject]) : keyOf,
    ends: definition.ends ?? false,
  }
}
