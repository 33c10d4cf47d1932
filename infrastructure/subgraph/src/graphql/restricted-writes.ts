import type { RequestContext, Subgraph } from '../define-subgraph.ts'
import { failed, userError } from './user-errors.ts'

type Resolver = (parent: unknown, args: unknown, context: RequestContext, info: unknown) => unknown

/**
 * A definition's resolvers, of which those of mutations refuse a viewer who may read but not write. A mutation is closed to
 * such a person unless the definition opens it, so that a new one is. This is the one place where it is decided.
 */
export function withRestrictions({ resolvers, openToRestricted = [] }: Subgraph): Record<string, unknown> {
  const { Mutation, ...others } = resolvers
  if (openToRestricted === 'all' || Mutation === undefined) return resolvers
  const guarded = Object.entries(Mutation as Record<string, Resolver>).map(
    ([name, resolve]) => [name, openToRestricted.includes(name) ? resolve : guard(resolve)] as const,
  )
  return { ...others, Mutation: Object.fromEntries(guarded) }
}

const guard =
  (resolve: Resolver): Resolver =>
  (parent, args, context, info) => {
    const until = context.viewer && context.revocations.restrictions.until(context.viewer)
    return until ? failed(restricted(until)) : resolve(parent, args, context, info)
  }

const restricted = (until: Date) =>
  userError(
    'NOT_ALLOWED',
    `The moderators have restricted your account: you may read, but not write, until ${inWords(until)}.`,
  )

const inWords = (time: Date) => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
