import { requirementOf, type SecurityRules, stripSecurity } from 'gateway/authorization'
import { getOperationAST, validate } from 'graphql'
import type { Operation, Pass } from '../change.ts'
import { appliedLocator } from '../composition/applied.ts'
import type { Impact } from '../finding.ts'
import { type Caller, minimal, refused } from './callers.ts'
import { findingOf } from './finding-of.ts'
import { type Place, placesOf } from './places.ts'
import { type RequirementChange, requirementChanges } from './requirement-changes.ts'
import { errorText, lostText, refusedText } from './words.ts'

/** Finds requirements of callers that changed, and the operations that some callers can't run any more as they did. */
export const access: Pass = (change) => {
  const { before, after, operations } = change
  if (before.supergraphSdl === after.supergraphSdl) return []
  const was = stripSecurity(before.supergraphSdl).rules
  const is = stripSecurity(after.supergraphSdl).rules
  if ([was, is].every(({ types, fields }) => types.size + fields.size === 0)) return []
  const changes = new Map(requirementChanges(was, is))
  const impacts = new Map<string, Impact[]>()
  for (const operation of operations) {
    // What only the head has, nobody has sent yet.
    if (operation.side === 'after') continue
    const shut = shutPlaces(placesOf(operation.document, was, is), is, changes)
    if (shut.size === 0 || validate(before.apiSchema, operation.document).length > 0) continue
    for (const [coordinate, places] of shut) {
      const known = impacts.get(coordinate) ?? []
      impacts.set(coordinate, [...known, impactOf(operation, places, changes.get(coordinate)!)])
    }
  }
  const locate = appliedLocator(change)
  return [...changes.values()]
    .filter(({ carriedFrom }) => carriedFrom.length === 0)
    .map((one) => findingOf(one, locate(one.coordinate), impacts.get(one.coordinate) ?? []))
}

interface ShutPlace {
  readonly place: Place
  readonly lost: readonly Caller[]
}

/**
 * By the coordinate that changed, the places of an operation that shut somebody out who got there before. Where what stands
 * there is of another type now, whose requirement was there before, the change is that of the place, and is added.
 */
function shutPlaces(places: readonly Place[], rules: SecurityRules, changes: Map<string, RequirementChange>) {
  const shut = new Map<string, ShutPlace[]>()
  for (const place of places) {
    const failing = place.asked.filter(
      (coordinate) => refused(place.callers, requirementOf(rules, coordinate)).length > 0,
    )
    const changed = failing.flatMap((coordinate) => {
      const change = changes.get(coordinate)
      return change && change.carriedFrom.length > 0 ? change.carriedFrom : change ? [coordinate] : []
    })
    const [other] = failing
    if (changed.length === 0 && other !== undefined) {
      const after = requirementOf(rules, other)
      const lost = refused(place.callers, after)
      const { coordinate } = place
      const known = changes.get(coordinate)
      if (!known)
        changes.set(coordinate, {
          coordinate,
          before: undefined,
          after,
          lost,
          gained: [],
          carriedFrom: [],
          through: [other],
        })
      shut.set(coordinate, [...(shut.get(coordinate) ?? []), { place, lost }])
    }
    for (const coordinate of new Set(changed)) {
      const lost = refused(place.callers, requirementOf(rules, coordinate))
      if (lost.length > 0) shut.set(coordinate, [...(shut.get(coordinate) ?? []), { place, lost }])
    }
  }
  return shut
}

function impactOf(operation: Operation, shut: readonly ShutPlace[], { after }: RequirementChange): Impact {
  const { name, hash, client, location, document } = operation
  const [{ place } = shut[0]!] = shut
  const lost = minimal(shut.flatMap((one) => one.lost))
  const who = lostText(lost, after!)
  const kind = getOperationAST(document)!.operation
  const reason = `${who[0]!.toUpperCase()}${who.slice(1)} ${refusedText(place, errorText(lost, after!), kind)}.`
  return { operation: name, hash, client, verdict: 'broken', reason, selection: place.path, location }
}
