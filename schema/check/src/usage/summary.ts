import type { GraphQLSchema } from 'graphql'
import { type Window, whyNotEnough, windowOf } from './coverage.ts'
import type { AllUse } from './use.ts'
import { clientsOf, type User, unusedOf, usersOf } from './users.ts'

/** Who uses one coordinate. */
export interface CoordinateSummary {
  readonly coordinate: string
  readonly window: Window
  /** A sentence; null where the window proves what it shows. */
  readonly notEnough: string | null
  /** In the window; `since` is when they used it first as far as anything is kept. */
  readonly users: readonly User[]
  /** Those who used it before the window, and not in it. */
  readonly former: readonly User[]
}

/** Who uses anything, and what nobody uses. */
export interface Summary {
  readonly window: Window
  readonly notEnough: string | null
  readonly clients: readonly User[]
  /** In the window. Only where nothing speaks against it may it be called unused. */
  readonly unseen: readonly { readonly coordinate: string; readonly isDeprecated: boolean }[]
  /** Of how many coordinates. */
  readonly elements: number
}

interface Asked {
  /** In days, as `30d`. */
  readonly window: string
  readonly now: Date
  readonly maxGapMs: number
}

const split = ({ covers, uses, lost }: AllUse, { window: days, now, maxGapMs }: Asked) => {
  const window = windowOf(days, now, covers, maxGapMs)
  const lostRequests = lost.filter(({ last }) => last >= window.from).reduce((sum, { count }) => sum + count, 0)
  return {
    window,
    notEnough: whyNotEnough(window, lostRequests),
    within: uses.filter(({ last }) => last >= window.from),
  }
}

/** Who uses a coordinate, in the window and before. */
export function summarizeUse(all: AllUse, coordinate: string, schema: GraphQLSchema, asked: Asked): CoordinateSummary {
  const { window, notEnough, within } = split(all, asked)
  const ever = new Map(usersOf(all.uses, coordinate, schema).map((user) => [user.client, user]))
  const users = usersOf(within, coordinate, schema).map((user) => ({ ...user, since: ever.get(user.client)!.since }))
  for (const { client } of users) ever.delete(client)
  return { coordinate, window, notEnough, users, former: [...ever.values()] }
}

/** Who uses anything of a schema, and what of it nobody uses. */
export function summarizeAll(all: AllUse, schema: GraphQLSchema, asked: Asked): Summary {
  const { window, notEnough, within } = split(all, asked)
  const { unused, elements } = unusedOf(within, schema)
  return { window, notEnough, clients: clientsOf(within), unseen: unused, elements }
}
