import { type ASTNode, Kind } from 'graphql'
import type { Change, Operation, Pass } from '../change.ts'
import { placeOf } from '../composition/locate.ts'
import type { Finding, Impact, Location, Severity } from '../finding.ts'
import { alone, type Judged, touches, without } from './alone.ts'
import { type ApiChange, type ApiChanges, changesBetween } from './changes.ts'
import { type Effect, worst } from './judge/effect.ts'
import { Reader } from './judge/reader.ts'
import { messageOf } from './messages.ts'
import { apiRules, toldRules } from './rules.ts'
import { whereWritten } from './written.ts'

/** Judges each change of the API schema by what it does to each operation that clients send. */
export const api: Pass = async (change) => {
  const changes = await changesBetween(change.before.apiSchema, change.after.apiSchema)
  const impacts = new Map<ApiChange, Impact[]>(changes.changes.map((each) => [each, []]))
  const judged = changes.changes.flatMap((each) => {
    const under = alone(each, changes)
    return under ? [{ change: each, under }] : []
  })
  if (judged.length)
    for (const operation of change.operations)
      if (operation.side !== 'after')
        for (const [each, impact] of impactsOn(
          new Reader(operation, changes.before, changes.afterAsBefore),
          judged,
          changes,
        ))
          impacts.get(each)!.push(impact)
  return changes.changes.map((each) => findingOf(each, impacts.get(each)!, change, changes))
}

interface Candidate {
  readonly change: ApiChange
  readonly under: Judged
}

/** What each change does to an operation if it is made alone, but not more than all of them do together. */
function impactsOn(reader: Reader, judged: readonly Candidate[], changes: ApiChanges): [ApiChange, Impact][] {
  const candidates = judged.filter(({ change }) => touches(change, reader, changes))
  const effects = candidates.map(({ under }) => worst(reader.effects(under)))
  const together = candidates.length > 1 ? worst(reader.effects(everything(changes))) : (effects[0] ?? null)
  if (!together || !reader.accepted) return []
  const explained = effects.some((effect) => effect && (effect.verdict === 'broken' || together.verdict === 'risk'))
  const joint = explained ? null : { ...together, reason: `Together with other changes: ${together.reason}` }
  const blamed = joint ? jointly(candidates, reader, changes, together) : []
  return candidates.flatMap(({ change }, index): [ApiChange, Impact][] => {
    const effect = blamed.includes(change) ? joint : effects[index]
    if (!effect) return []
    const verdict = together.verdict === 'risk' ? 'risk' : effect.verdict
    return [[change, impactOf(reader, { ...effect, verdict })]]
  })
}

const everything = ({ after, renames }: ApiChanges): Judged => {
  const former = new Map([...renames].map(([from, to]) => [to, from]))
  return { definitions: after, names: { original: (name) => former.get(name) ?? name, visible: (name) => name } }
}

/** The changes without any one of which the operation fares better; all where no single one matters. */
function jointly(candidates: readonly Candidate[], reader: Reader, changes: ApiChanges, together: Effect): ApiChange[] {
  const needed = candidates.filter(({ change }) => {
    const rest = without(change, changes)
    const left = rest && worst(reader.effects(rest))?.verdict
    return rest && left !== 'broken' && left !== together.verdict
  })
  return (needed.length ? needed : candidates).map(({ change }) => change)
}

function impactOf(reader: Reader, { verdict, reason, node }: Effect): Impact {
  const { operation } = reader
  const { name, hash, client } = operation
  return {
    operation: name,
    hash,
    client,
    verdict,
    reason,
    selection: reader.pathOf(node),
    location: locationOf(operation, node),
  }
}

/** The node's own place where the operation is written in files; a fragment may stand in another file. */
function locationOf({ source, location }: Operation, node: ASTNode): Location | null {
  if (source !== 'file' || !location || !node.loc || node.kind === Kind.DOCUMENT) return location
  const { name } = node.loc.source
  return placeOf(node, name === 'GraphQL request' ? location.file : name, location.side)
}

function findingOf(each: ApiChange, impacts: readonly Impact[], change: Change, changes: ApiChanges): Finding {
  const { rule, coordinate, before, after } = each
  const severity = severityOf(each, impacts)
  const happened = messageOf(rule, each)
  const { remedy } = apiRules.find(({ id }) => id === rule)!
  return {
    rule,
    severity,
    coordinate,
    message: severity === 'breaking' || severity === 'risk' ? `${happened} ${remedy}` : happened,
    before,
    after,
    location: whereWritten(each, change, changes),
    impacts,
  }
}

function severityOf({ rule }: ApiChange, impacts: readonly Impact[]): Severity {
  if (impacts.some(({ verdict }) => verdict === 'broken')) return 'breaking'
  if (impacts.length) return 'risk'
  return toldRules.has(rule) ? 'notice' : 'safe'
}
