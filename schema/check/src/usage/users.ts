import type { GraphQLSchema } from 'graphql'
import { type Element, elementsOf, sameUse, unseenUse } from './coordinates.ts'
import { type Given, nothing, type RecordedUse, sum, type UseOf } from './use.ts'
import { compareVersions } from './versions.ts'

/** What one client does with a coordinate. */
export interface User {
  readonly client: string
  /** In their order. */
  readonly versions: readonly string[]
  readonly requests: number
  readonly since: string
  readonly last: string
  /** By name; null stands for those that are not kept apart. */
  readonly operations: readonly (string | null)[]
  readonly given: Given
  /** False where it may have sent or received the value, which is not recorded. */
  readonly isCertain: boolean
}

/** Who uses a coordinate, the busiest client first. */
export function usersOf(uses: readonly RecordedUse[], coordinate: string, schema: GraphQLSchema): User[] {
  const [isUse, isUnseen] = [sameUse(coordinate, schema), unseenUse(coordinate, schema)]
  const isMember = coordinate.includes('.')
  return byClient(uses, (use) => {
    let found: { times: number; given: Given; isCertain: boolean } | undefined
    for (const [used, useOf] of use.uses) {
      const isCertain = isUse(used)
      if (!isCertain && !isUnseen(used, useOf)) continue
      found = {
        times: Math.max(found?.times ?? 0, useOf.times),
        // A type is not given; what belongs to it is.
        given: isMember && isCertain ? sum(found?.given ?? nothing(), useOf.given) : (found?.given ?? nothing()),
        isCertain: isCertain || (found?.isCertain ?? false),
      }
    }
    return found
  })
}

/** All clients with all that they sent. */
export const clientsOf = (uses: readonly RecordedUse[]): User[] =>
  byClient(uses, ({ count }) => ({ times: count, given: nothing(), isCertain: true }))

function byClient(
  uses: readonly RecordedUse[],
  match: (use: RecordedUse) => { times: number; given: Given; isCertain: boolean } | undefined,
): User[] {
  const users = new Map<string, User>()
  for (const use of uses) {
    const found = match(use)
    if (!found) continue
    const known = users.get(use.client)
    users.set(use.client, {
      client: use.client,
      versions: [...new Set([...(known?.versions ?? []), use.version])].sort(compareVersions),
      requests: (known?.requests ?? 0) + found.times,
      since: known && known.since < use.first ? known.since : use.first,
      last: known && known.last > use.last ? known.last : use.last,
      operations: [...new Set([...(known?.operations ?? []), use.operation])].sort(),
      given: sum(known?.given ?? nothing(), found.given),
      isCertain: found.isCertain || (known?.isCertain ?? false),
    })
  }
  return [...users.values()].sort(
    (one, another) => another.requests - one.requests || (one.client < another.client ? -1 : 1),
  )
}

/** What nobody uses, by coordinate; of what belongs to something that nobody uses, only that. */
export function unusedOf(
  uses: readonly RecordedUse[],
  schema: GraphQLSchema,
): { unused: Pick<Element, 'coordinate' | 'isDeprecated'>[]; elements: number } {
  const used = new Map<string, UseOf>()
  for (const [coordinate, useOf] of uses.flatMap((use) => [...use.uses])) {
    const known = used.get(coordinate)
    used.set(coordinate, known ? together(known, useOf) : useOf)
  }
  const unused = new Set<string>()
  const elements = elementsOf(schema)
  const topmost = elements.filter(({ coordinate, parent }) => {
    const isParentUnused = parent !== null && unused.has(parent)
    const [isUse, isUnseen] = [sameUse(coordinate, schema), unseenUse(coordinate, schema)]
    if (!isParentUnused && used.entries().some(([other, useOf]) => isUse(other) || isUnseen(other, useOf))) return false
    unused.add(coordinate)
    return !isParentUnused
  })
  return {
    unused: topmost.map(({ coordinate, isDeprecated }) => ({ coordinate, isDeprecated })),
    elements: elements.length,
  }
}

const together = (one: UseOf, another: UseOf): UseOf => ({
  times: one.times + another.times,
  given: sum(one.given, another.given),
  hows: [...new Set([...one.hows, ...another.hows])],
})
