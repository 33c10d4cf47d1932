import type { z } from 'zod'
import type { SubgraphName } from '../subgraphs.ts'

/** A stream of related events. Events with the same key keep their order. */
export interface Topic {
  readonly name: string
  readonly producer: SubgraphName
  /** Fields that the message key is made of, separated by colons. */
  readonly key: string
  /** `state`: compacted, because the last event of a key tells its whole state. `events`: kept for `retentionMs`. */
  readonly kind: 'state' | 'events'
  /** How long an event is kept, in milliseconds; null for ever. */
  readonly retentionMs: number | null
  readonly partitions: number
  /** Events are never stored: they go past the outbox to the live feeds. */
  readonly transient: boolean
}

/** The contract of one event type: its topic, its meaning, its data. */
export interface EventContract<Type extends string = string, Shape extends z.ZodObject = z.ZodObject> {
  readonly type: Type
  readonly topic: Topic
  /** Version of the contract; 1 so far, because a breaking change is a new type beside the old one. */
  readonly version: number
  readonly meaning: string
  readonly data: Shape
  /** The message key: `userId`, or `lowId:highId`. */
  keyOf(data: Record<string, unknown>): string
  /** The id of the aggregate that the event is about. */
  subjectOf(data: Record<string, unknown>): string
  /** The aggregate has ended: on a compacted topic a tombstone follows. */
  readonly ends: boolean
}

/** An event's data in code: times are `Date`s. */
export type EventData<Contract> = Contract extends EventContract<string, infer Shape> ? z.output<Shape> : never
/** An event's data on the wire: times are RFC 3339 strings. */
export type WireData<Contract> = Contract extends EventContract<string, infer Shape> ? z.input<Shape> : never

interface TopicDefinition {
  name: string
  key: string
  kind: Topic['kind']
  retentionMs?: number
  partitions?: number
  transient?: boolean
}

/** A topic called `<producer>.<name>`; three partitions, kept for ever and stored unless the definition says otherwise. */
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
  /** Fields that the message key is made of; those of the topic's key unless given. */
  key?: readonly (keyof z.output<Shape> & string)[]
  /** Field with the id that the event is about; the key unless given. */
  subject?: keyof z.output<Shape> & string
  version?: number
  ends?: boolean
}

/**
 * The contract of an event type.
 * @throws when `key` or `subject` names a field that the data lack
 */
export function defineEvent<const Type extends string, Shape extends z.ZodObject>(
  definition: EventDefinition<Type, Shape>,
): EventContract<Type, Shape> {
  const key: readonly string[] = definition.key ?? definition.topic.key.split(':')
  const subject = definition.subject
  const keyOf = (data: Record<string, unknown>) => key.map((field) => String(data[field])).join(':')
  for (const field of subject ? [...key, subject] : key) {
    if (!(field in definition.data.shape))
      throw new Error(`${definition.type} has no field ${field}, which its key or subject names`)
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
