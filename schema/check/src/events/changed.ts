import type { EventType, Settings } from '../change.ts'
import type { Finding, Severity } from '../finding.ts'
import { annotationChanges } from './annotations.ts'
import { consumersOf, contractChanges, contractOf } from './contract.ts'
import { pointerLocator } from './locate.ts'
import { ruleOf, sentences, whatFollows, whatHappens, whoReads } from './messages.ts'
import { type RecordChange, recordChanges } from './records/changes.ts'

/**
 * What changes of an event type that is on both sides.
 * @param referrers the contracts that refer to definitions of this one: their topics are concerned too
 */
export function changed(
  before: EventType,
  after: EventType,
  referrers: readonly EventType[],
  settings: Settings,
): Finding[] {
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
