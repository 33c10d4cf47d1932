import type { Change, EventType, Pass } from '../change.ts'
import type { Finding, Severity } from '../finding.ts'
import { annotationChanges } from './annotations.ts'
import { contractChanges, contractOf, type EventContract } from './contract.ts'
import { pointerLocator } from './locate.ts'
import { ruleOf, whatFollows, whatHappens, whoReads } from './messages.ts'
import { type RecordChange, recordChanges } from './records/changes.ts'
import { namesOf, referrersByFile } from './references.ts'

/**
 * Judges the contracts of events in the directions in which records are read: consumers that run today get the new records of
 * every topic, and new consumers get the old records of a topic that keeps state.
 */
export const events: Pass = ({ before, after, settings }) => {
  const was = byType(before.events)
  const is = byType(after.events)
  const referrers = [referrersByFile(before.events), referrersByFile(after.events)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((type) => {
    const [old, new_] = [was.get(type), is.get(type)]
    if (old && new_) {
      if (old.text === new_.text) return []
      const users = [old, new_].flatMap(namesOf).flatMap((name) => referrers.flatMap((side) => side.get(name) ?? []))
      return changed(old, new_, users, settings)
    }
    return old ? [removed(old, settings)] : [added(new_!, was)]
  })
}

const byType = (events: readonly EventType[]): Map<string, EventType> =>
  new Map(events.map((event) => [event.type, event]))

type Settings = Change['settings']

/** The consumers that are known, of both sides: those of the older one still run. Null where nothing is said of any. */
function consumersOf(
  { consumers }: Settings,
  types: readonly string[],
  contracts: readonly EventContract[],
): string[] | null {
  const said = [...types.map((type) => consumers.get(type)), ...contracts.map((contract) => contract.consumers)].filter(
    (list) => list != null,
  )
  return said.length === 0 ? null : [...new Set(said.flat())].sort()
}

function removed(event: EventType, settings: Settings): Finding {
  const contract = contractOf(event)
  const consumers = consumersOf(settings, [event.type], [contract])
  const isState = contract.kind === 'state'
  const nobody: Severity = consumers ? 'notice' : 'risk'
  return {
    rule: 'event-removed',
    severity: isState || consumers?.length ? 'breaking' : nobody,
    coordinate: `event:${event.type}`,
    message: sentences(
      `The event type ${event.type} is removed`,
      isState ? [`Its records stay in the state topic ${contract.topic ?? ''}`.trim().concat('.')] : [],
      consumers === null ? ['Nothing is known of its consumers.'] : whoReads(consumers),
    ),
    before: event.type,
    after: null,
    location: pointerLocator(event, 'before')(''),
    impacts: [],
  }
}

function added(event: EventType, was: ReadonlyMap<string, EventType>): Finding {
  const { topic } = contractOf(event)
  const isOnKnownTopic = topic !== null && [...was.values()].some((other) => contractOf(other).topic === topic)
  return {
    rule: 'event-added',
    severity: isOnKnownTopic ? 'notice' : 'safe',
    coordinate: `event:${event.type}`,
    message: sentences(
      `The event type ${event.type} is new`,
      isOnKnownTopic
        ? [`Consumers of the topic ${topic} get it too, and must pass over it if they do not know it.`]
        : [],
    ),
    before: null,
    after: event.type,
    location: pointerLocator(event, 'after')(''),
    impacts: [],
  }
}

/** @param referrers the contracts that refer to definitions of this one: their topics are concerned too */
function changed(before: EventType, after: EventType, referrers: readonly EventType[], settings: Settings): Finding[] {
  const [was, is] = [contractOf(before), contractOf(after)]
  const places = { before: pointerLocator(before, 'before'), after: pointerLocator(after, 'after') }
  const users = [was, is, ...referrers.map(contractOf)]
  const types = [...new Set([after.type, ...referrers.map(({ type }) => type)])]
  const readers = whoReads(consumersOf(settings, types, users))
  const isState = users.some(({ kind }) => kind === 'state')
  const finding = (
    rule: string,
    severity: Severity,
    pointer: string,
    side: 'before' | 'after',
    said: string,
    texts: { readonly before: string | null; readonly after: string | null },
  ): Finding => ({
    rule: `event-${rule}`,
    severity,
    coordinate: `event:${after.type}#${pointer}`,
    message: said,
    before: texts.before,
    after: texts.after,
    location: places[side](pointer),
    impacts: [],
  })
  const ofRecords = recordChanges(before.schema, after.schema, { isShared: referrers.length > 0 }).map((change) => {
    const said = sentences(
      whatHappens(wordsFor(after.type, change), change),
      whatFollows(change, isState),
      isSafe(change) ? [] : readers,
    )
    return finding(ruleOf(change), severityOf(change, isState), change.pointer, change.side, said, change)
  })
  const ofContract = contractChanges(after.type, was, is).map(({ rule, key, severity, says, old, new_ }) => {
    const side = new_ === null ? 'before' : 'after'
    const said = sentences(says, readers)
    return finding(rule, severity, `/${key}`, side, said, { before: old, after: new_ })
  })
  const ofWords = annotationChanges(before.schema, after.schema).map(
    ({ pointer, keyword, before: old, after: new_ }) => {
      const texts = { before: shortOf(old), after: shortOf(new_) }
      const said = sentences(`The \`${keyword}\` at ${pointer} of ${after.type} changes`, ['Records stay valid.'])
      const side = new_ === undefined ? 'before' : 'after'
      return finding('annotation-changed', isProse.has(keyword) ? 'safe' : 'notice', pointer, side, said, texts)
    },
  )
  return [...ofRecords, ...ofContract, ...ofWords]
}

const isProse: ReadonlySet<string> = new Set(['title', 'description', '$comment', 'examples', '$id', '$schema'])

const shortOf = (value: unknown): string | null =>
  value === undefined ? null : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 120)

const sentences = (first: string, ...more: (readonly string[])[]): string => [`${first}.`, ...more.flat()].join(' ')

/** The place in a record's contract that a change is about, for people. */
function wordsFor(type: string, { pointer, kind, subject }: RecordChange): string {
  const keys = pointer.split('/').slice(1)
  const isOfPart =
    kind === 'property' || kind === 'required' || kind === 'limit' || kind === 'format' || kind === 'pattern'
  const at = isOfPart && keys.at(-1) === subject ? keys.slice(0, -1) : keys
  if (kind === 'property' || kind === 'required') while (['properties', 'required'].includes(at.at(-1) ?? '')) at.pop()
  const path = at.filter((key) => key !== 'properties').join('.')
  return path === '' ? type : `${type} at ${path}`
}

const isSafe = ({ backward, forward }: RecordChange): boolean => backward === 'fine' && forward === 'fine'

/** Old records are in every topic for a while; that they are read again for good is certain of those that keep state. */
function severityOf(change: RecordChange, isState: boolean): Severity {
  if (isSafe(change)) return 'safe'
  return change.forward === 'broken' || (change.backward === 'broken' && isState) ? 'breaking' : 'risk'
}
