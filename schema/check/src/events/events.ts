import type { EventType, Pass, Settings } from '../change.ts'
import type { Finding, Severity } from '../finding.ts'
import { consumersOf, contractOf } from './contract.ts'
import { pointerLocator } from './locate.ts'
import { sentences, whoReads } from './messages.ts'
import { namesOf, referrersByFile } from './references.ts'

/**
 * Judges the contracts of events in the directions in which records are read: consumers that run today get the new records of
 * every topic, and new consumers get the old records of a topic that keeps state.
 */
export const events: Pass = async ({ before, after, settings }) => {
  const was = byType(before.events)
  const is = byType(after.events)
  const referrers = [referrersByFile(before.events), referrersByFile(after.events)]
  const types = [...new Set([...was.keys(), ...is.keys()])].filter((type) => was.get(type)?.text !== is.get(type)?.text)
  if (types.length === 0) return []
  // The validator takes a while to load, and most changes touch no event.
  const { changed } = await import('./changed.ts')
  return types.flatMap((type) => {
    const [old, new_] = [was.get(type), is.get(type)]
    if (old && new_) {
      const users = [old, new_].flatMap(namesOf).flatMap((name) => referrers.flatMap((side) => side.get(name) ?? []))
      return changed(old, new_, users, settings)
    }
    return old ? [removed(old, settings)] : [added(new_!, was)]
  })
}

const byType = (events: readonly EventType[]): Map<string, EventType> =>
  new Map(events.map((event) => [event.type, event]))

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
