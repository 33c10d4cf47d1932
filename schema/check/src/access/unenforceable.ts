import { type SecurityRules, stripSecurity } from 'gateway/authorization'
import { Kind, parse } from 'graphql'
import type { Composed } from '../change.ts'
import { elementsOf } from '../composition/locate.ts'

/**
 * What a supergraph requires of callers, or null where the gateway would refuse to serve it: a requirement without alternatives
 * composes, and means nothing.
 */
export function enforcedRules(composed: Composed): SecurityRules | null {
  try {
    return stripSecurity(composed.supergraphSdl).rules
  } catch (error) {
    if (withoutAlternatives(composed).length === 0) throw error
    return null
  }
}

/** The coordinates with a directive that has an empty list of alternatives. */
export function withoutAlternatives({ supergraphSdl }: Composed): readonly string[] {
  const empty = [...elementsOf(parse(supergraphSdl, { noLocation: true }))].filter(({ directives }) =>
    directives.some(({ arguments: given = [] }) =>
      given.some(
        ({ name, value }) =>
          ['scopes', 'policies'].includes(name.value) && value.kind === Kind.LIST && value.values.length === 0,
      ),
    ),
  )
  return empty.map(({ coordinate }) => coordinate)
}
