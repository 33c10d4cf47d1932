import type { EventType, Settings } from '../change.ts'
import type { Severity } from '../finding.ts'

/** What a contract says of a type beside the shape of its records. */
export interface EventContract {
  readonly topic: string | null
  readonly key: string | null
  /** `state`: the topic is compacted and read from its beginning, so its old records count for ever. */
  readonly kind: string | null
  readonly version: string | null
  readonly ends: boolean
  readonly consumers: readonly string[] | null
}

/** The `x-…` keywords of an event's schema. */
export function contractOf({ schema }: EventType): EventContract {
  const text = (key: string) => (schema[key] === undefined ? null : String(schema[key]))
  const consumers = schema['x-consumers']
  return {
    topic: text('x-topic'),
    key: text('x-key'),
    kind: text('x-kind'),
    version: text('x-version'),
    ends: schema['x-ends'] === true,
    consumers: Array.isArray(consumers) ? consumers.map(String) : null,
  }
}

/** The consumers that are known, of both sides: those of the older one still run. Null where nothing is said of any. */
export function consumersOf(
  { consumers }: Settings,
  types: readonly string[],
  contracts: readonly EventContract[],
): string[] | null {
  const said = [...types.map((type) => consumers.get(type)), ...contracts.map((contract) => contract.consumers)].filter(
    (list) => list != null,
  )
  return said.length === 0 ? null : [...new Set(said.flat())].sort()
}

/** A change of what a contract says beside the shape of its records. */
export interface ContractChange {
  /** The rule's id without the family's prefix. */
  readonly rule: string
  /** The keyword that says it. */
  readonly key: string
  readonly severity: Severity
  /** A sentence without its full stop. */
  readonly says: string
  readonly old: string | null
  readonly new_: string | null
}

/** What changes of a type's topic, key, kind, version and end. */
export function contractChanges(type: string, was: EventContract, is: EventContract): ContractChange[] {
  const isState = was.kind === 'state' || is.kind === 'state'
  const compared = (what: 'topic' | 'key' | 'kind' | 'version', name: string, severity: Severity): ContractChange[] => {
    const [old, new_] = [was[what], is[what]]
    if (old === new_) return []
    const change = { rule: `${what}-changed`, key: `x-${what}`, old, new_ }
    // What was not said before may have been so all the time; what is said no more may have changed.
    if (old === null) return [{ ...change, severity: 'notice', says: `${name} of ${type} is said now: ${new_}` }]
    if (new_ === null)
      return [{ ...change, severity: 'risk', says: `${name} of ${type} is not said any more: it was ${old}` }]
    return [{ ...change, severity, says: `${name} of ${type} changes from ${old} to ${new_}` }]
  }
  return [
    ...compared('topic', 'The topic', 'breaking'),
    ...compared('key', 'The message key', isState ? 'breaking' : 'risk'),
    ...compared('kind', 'The kind of topic', 'breaking'),
    ...compared('version', 'The version', 'risk'),
    ...(was.ends === is.ends ? [] : [endChange(type, was.ends, isState)]),
  ]
}

function endChange(type: string, ended: boolean, isState: boolean): ContractChange {
  const change = { rule: 'ends-changed', key: 'x-ends', old: ended ? 'true' : null, new_: ended ? null : 'true' }
  if (ended) {
    const stay = isState ? ', so that nothing clears its records from the state topic' : ''
    return { ...change, severity: isState ? 'breaking' : 'risk', says: `${type} no longer ends its aggregate${stay}` }
  }
  const follows = isState ? ', and consumers must pass over the tombstone that follows it' : ''
  return { ...change, severity: 'risk', says: `${type} ends its aggregate now${follows}` }
}
