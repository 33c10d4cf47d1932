import type { Severity } from '../../../src/index.ts'

type Schema = Readonly<Record<string, unknown>>

/** A change of an event's contract: who reads what, and a record that shows it. */
export interface EventRow {
  readonly name: string
  readonly number?: number
  readonly before: Schema
  readonly after: Schema
  readonly findings: readonly (readonly [rule: string, severity: Severity, pointer: string])[]
  /** That consumers of today refuse, though the new contract has it; null where they take all that it has. */
  readonly newRecord: unknown
  /** That new consumers refuse, though the old contract had it; null where they take all that it had. */
  readonly oldRecord: unknown
}

const event = (properties: Schema, more: Schema = {}): Schema => ({
  title: 'post.published',
  type: 'object',
  'x-topic': 'posts.post',
  'x-key': 'postId',
  'x-kind': 'events',
  properties: { postId: { type: 'string' }, ...properties },
  required: ['postId'],
  additionalProperties: true,
  ...more,
})

const required = { required: ['postId', 'n'] }
const state = { 'x-kind': 'state' }
const n = { n: { type: 'integer' } }
const post = { postId: 'p' }

export const eventRows: readonly EventRow[] = [
  {
    name: 'an optional property is added',
    number: 33,
    before: event({}),
    after: event({ text: { type: 'string' } }),
    findings: [['event-property-added', 'safe', '/properties/text']],
    newRecord: null,
    oldRecord: null,
  },
  {
    name: 'a required property is added to a topic of events',
    before: event({}),
    after: event(n, required),
    findings: [['event-property-added', 'risk', '/properties/n']],
    newRecord: null,
    oldRecord: post,
  },
  {
    name: 'a required property is added to a topic of state',
    before: event({}, state),
    after: event(n, { ...state, ...required }),
    findings: [['event-property-added', 'breaking', '/properties/n']],
    newRecord: null,
    oldRecord: post,
  },
  {
    name: 'a required property is removed',
    before: event(n, required),
    after: event({}),
    findings: [['event-property-removed', 'breaking', '/properties/n']],
    newRecord: post,
    oldRecord: null,
  },
  {
    name: 'an optional property becomes required, in a topic of state',
    before: event(n, state),
    after: event(n, { ...state, ...required }),
    findings: [['event-property-required', 'breaking', '/properties/n']],
    newRecord: null,
    oldRecord: post,
  },
  {
    name: 'a required property becomes optional',
    before: event(n, required),
    after: event(n),
    findings: [['event-property-optional', 'breaking', '/properties/n']],
    newRecord: post,
    oldRecord: null,
  },
  {
    name: 'a property gets another type',
    before: event(n),
    after: event({ n: { type: 'string' } }),
    findings: [['event-type-changed', 'breaking', '/properties/n']],
    newRecord: { ...post, n: 'one' },
    oldRecord: { ...post, n: 1 },
  },
  {
    name: 'a property may be null',
    before: event(n),
    after: event({ n: { type: ['integer', 'null'] } }),
    findings: [['event-type-changed', 'breaking', '/properties/n']],
    newRecord: { ...post, n: null },
    oldRecord: null,
  },
  {
    name: 'a property may be null no more, in a topic of state',
    before: event({ n: { type: ['integer', 'null'] } }, state),
    after: event(n, state),
    findings: [['event-type-changed', 'breaking', '/properties/n']],
    newRecord: null,
    oldRecord: { ...post, n: null },
  },
  {
    name: 'a listed value is added',
    before: event({ level: { enum: ['A'] } }),
    after: event({ level: { enum: ['A', 'B'] } }),
    findings: [['event-value-added', 'breaking', '/properties/level']],
    newRecord: { ...post, level: 'B' },
    oldRecord: null,
  },
  {
    name: 'a listed value is removed in a topic of events',
    before: event({ level: { enum: ['A', 'B'] } }),
    after: event({ level: { enum: ['A'] } }),
    findings: [['event-value-removed', 'risk', '/properties/level']],
    newRecord: null,
    oldRecord: { ...post, level: 'B' },
  },
  {
    name: 'a listed value is removed in a topic of state',
    before: event({ level: { enum: ['A', 'B'] } }, state),
    after: event({ level: { enum: ['A'] } }, state),
    findings: [['event-value-removed', 'breaking', '/properties/level']],
    newRecord: null,
    oldRecord: { ...post, level: 'B' },
  },
  {
    name: 'a limit becomes tighter',
    before: event({ text: { type: 'string', maxLength: 10 } }, state),
    after: event({ text: { type: 'string', maxLength: 5 } }, state),
    findings: [['event-limit-changed', 'breaking', '/properties/text/maxLength']],
    newRecord: null,
    oldRecord: { ...post, text: '1234567' },
  },
  {
    name: 'properties that the contract does not name are taken no more',
    before: event({}, state),
    after: event({}, { ...state, additionalProperties: false }),
    findings: [['event-additional-properties-changed', 'breaking', '/additionalProperties']],
    newRecord: null,
    oldRecord: { ...post, other: 1 },
  },
  {
    name: 'the topic changes',
    before: event({}),
    after: event({}, { 'x-topic': 'posts.other' }),
    findings: [['event-topic-changed', 'breaking', '/x-topic']],
    newRecord: null,
    oldRecord: null,
  },
  {
    name: 'the key of a topic of events changes',
    before: event(n),
    after: event(n, { 'x-key': 'n' }),
    findings: [['event-key-changed', 'risk', '/x-key']],
    newRecord: null,
    oldRecord: null,
  },
  {
    name: 'the key of a topic of state changes',
    before: event(n, state),
    after: event(n, { ...state, 'x-key': 'n' }),
    findings: [['event-key-changed', 'breaking', '/x-key']],
    newRecord: null,
    oldRecord: null,
  },
  {
    name: 'the topic keeps state no more',
    before: event({}, state),
    after: event({}),
    findings: [['event-kind-changed', 'breaking', '/x-kind']],
    newRecord: null,
    oldRecord: null,
  },
  {
    name: 'a description changes',
    before: event({ n: { type: 'integer', description: 'One.' } }),
    after: event({ n: { type: 'integer', description: 'Two.' } }),
    findings: [['event-annotation-changed', 'safe', '/properties/n/description']],
    newRecord: null,
    oldRecord: null,
  },
]
