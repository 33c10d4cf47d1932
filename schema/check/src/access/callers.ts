import { type Access, meets, type Requirement } from 'gateway/authorization'

/** Somebody who asks, with no more rights than named; null is somebody who isn't signed in. */
export type Caller = Required<Access> | null

/**
 * The callers who meet all of the requirements with the least rights: whatever else a caller has, who meets them covers one
 * of these. So one set of requirements implies another exactly where the least callers of the first meet the second.
 */
export function leastCallers(
  requirements: readonly Requirement[],
  callers: readonly Caller[] = [null],
): readonly Caller[] {
  return requirements.reduce<readonly Caller[]>(
    (least, requirement) => minimal(least.flatMap((caller) => waysOf(requirement).map((way) => both(caller, way)))),
    callers,
  )
}

/** Those of the callers who don't meet the requirement. */
export function refused(callers: readonly Caller[], requirement: Requirement | undefined): readonly Caller[] {
  return requirement ? callers.filter((caller) => !meets(caller, requirement)) : []
}

/** The same callers without those who have all that another has, and more. */
export function minimal(callers: readonly Caller[]): readonly Caller[] {
  return callers.filter(
    (caller, index) =>
      !callers.some((other, otherIndex) => covers(caller, other) && (!covers(other, caller) || otherIndex < index)),
  )
}

/** An empty list of alternatives asks for nothing. */
function waysOf({ authenticated, scopes, policies }: Requirement): Caller[] {
  const either = (alternatives: readonly (readonly string[])[]) => (alternatives.length > 0 ? alternatives : [[]])
  return either(scopes).flatMap((held) =>
    either(policies).map((passed) =>
      authenticated || held.length > 0 || passed.length > 0
        ? { scopes: [...new Set(held)].sort(), policies: [...new Set(passed)].sort() }
        : null,
    ),
  )
}

function both(one: Caller, other: Caller): Caller {
  if (!one || !other) return one ?? other
  const union = (some: readonly string[], more: readonly string[]) => [...new Set([...some, ...more])].sort()
  return { scopes: union(one.scopes, other.scopes), policies: union(one.policies, other.policies) }
}

function covers(caller: Caller, least: Caller): boolean {
  if (!least) return true
  if (!caller) return false
  return (
    least.scopes.every((scope) => caller.scopes.includes(scope)) &&
    least.policies.every((policy) => caller.policies.includes(policy))
  )
}
