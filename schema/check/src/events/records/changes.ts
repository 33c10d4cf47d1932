import { compareRecords } from './compare.ts'
import { type Difference, type Verdict, worst } from './difference.ts'
import { SchemaDocument } from './node.ts'

/** A change of a schema, and what it does to those who read what others have written. */
export interface RecordChange {
  /** Where it is, as JSON pointer, and on which side: what is gone has a place in the older one alone. */
  readonly pointer: string
  readonly side: 'before' | 'after'
  readonly kind: Difference['kind']
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
  /** New readers, old records. */
  readonly backward: Verdict
  /** Old readers, new records. */
  readonly forward: Verdict
}

/**
 * The changes between two JSON Schemas that matter to records, each once, whichever direction it is seen from.
 * @param isShared whether other documents refer to definitions of this one, so that each counts though this one may not use it
 */
export function recordChanges(before: unknown, after: unknown, { isShared = false } = {}): RecordChange[] {
  const [old, new_] = [new SchemaDocument(before), new SchemaDocument(after)]
  const byKey = new Map<string, Seen[]>()
  const see = (difference: Difference, seen: Seen) => {
    // An added value and a removed one are two changes; all else is the same one from both directions.
    const key = isOneWay(difference) ? `${difference.key} ${seen.direction}` : difference.key
    byKey.set(key, [...(byKey.get(key) ?? []), seen])
  }
  for (const each of compareRecords(old, new_, { isWriterBefore: true, isShared })) see(each, backwardOf(each))
  for (const each of compareRecords(new_, old, { isWriterBefore: false, isShared })) see(each, forwardOf(each))
  return [...byKey.values()].map(merge)
}

const isOneWay = ({ kind }: Difference): boolean => kind === 'value' || kind === 'alternative'

interface Seen {
  readonly direction: 'backward' | 'forward'
  readonly verdict: Verdict
  readonly kind: Difference['kind']
  readonly subject: string
  readonly places: { readonly before: string | null; readonly after: string | null }
  readonly before: string | null
  readonly after: string | null
}

const backwardOf = ({ verdict, kind, subject, writer, reader, written, read }: Difference): Seen => {
  const places = { before: writer, after: reader }
  return { direction: 'backward', verdict, kind, subject, places, before: written, after: read }
}

const forwardOf = ({ verdict, kind, subject, writer, reader, written, read }: Difference): Seen => {
  const places = { before: reader, after: writer }
  return { direction: 'forward', verdict, kind, subject, places, before: read, after: written }
}

function merge(seen: readonly Seen[]): RecordChange {
  const [{ kind, subject, places, before, after, direction }] = seen as [Seen]
  // What is gone is shown where it stood.
  const isGone = after === null && (kind !== 'value' || direction === 'backward')
  const side =
    (isGone ? places.before : places.after) === null ? (isGone ? 'after' : 'before') : isGone ? 'before' : 'after'
  const verdictOf = (of: Seen['direction']) =>
    worst(seen.filter((each) => each.direction === of).map(({ verdict }) => verdict))
  return {
    pointer: places[side] ?? '',
    side,
    kind,
    subject,
    before,
    after,
    backward: verdictOf('backward'),
    forward: verdictOf('forward'),
  }
}
