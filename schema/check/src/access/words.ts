import type { Requirement } from 'gateway/authorization'
import type { OperationTypeNode } from 'graphql'
import type { Caller } from './callers.ts'
import type { Place } from './places.ts'

/** As SDL; null for none. */
export function requirementSdl(requirement: Requirement | undefined): string | null {
  if (!requirement) return null
  const { authenticated, scopes, policies } = requirement
  return [
    ...(authenticated ? ['@authenticated'] : []),
    ...(scopes.length > 0 ? [`@requiresScopes(scopes: ${JSON.stringify(scopes)})`] : []),
    ...(policies.length > 0 ? [`@policy(policies: ${JSON.stringify(policies)})`] : []),
  ].join(' ')
}

/** What a requirement asks for: "a sign-in and the scope `x`", or "nothing". */
export function requirementText(requirement: Requirement | undefined): string {
  const { authenticated = false, scopes = [], policies = [] } = requirement ?? {}
  const parts = [
    ...(authenticated ? ['a sign-in'] : []),
    ...(scopes.length > 0 ? [alternativesText('scope', scopes)] : []),
    ...(policies.length > 0 ? [alternativesText('policy', policies)] : []),
  ]
  return parts.join(' and ') || 'nothing'
}

/** Whom a requirement shuts out: the callers who got in before, without what it asks for now. */
export function lostText(lost: readonly Caller[], after: Requirement): string {
  const asks = requirementText(after)
  if (lost.includes(null))
    return asks === 'a sign-in' ? 'anonymous callers' : `callers without ${asks}, anonymous ones too,`
  const held = lost.map(heldText)
  return held.includes('')
    ? `signed-in callers without ${asks}`
    : `callers with ${held.join(' or ')} but without ${asks}`
}

/** Whom a requirement lets in that did not get in before. */
export function gainedText(gained: readonly Caller[]): string {
  if (gained.includes(null)) return 'anonymous callers'
  const held = gained.map(heldText)
  return held.includes('') ? 'all signed-in callers' : `callers with ${held.join(' or ')}`
}

/** What callers get whom the gateway refuses at a place. */
export function refusedText({ path, coordinate, loss }: Place, error: string, kind: OperationTypeNode): string {
  const where = path === '' ? 'the operation' : `\`${path}\``
  if (!path.includes('.')) {
    if (kind === 'subscription') return `can't subscribe any more: they get ${error}`
    if (kind === 'mutation') return `get ${error}, and the gateway doesn't run ${where} for them`
  }
  if (loss.of === 'fields')
    return `get null for the fields of \`${coordinate}\`${path === '' ? '' : ` at ${where}`}, and ${error}`
  if (loss.of === 'data') return `get no data at all but ${error}, because ${where} can't be null`
  if (loss.path === path && loss.of === 'value') return `get null at ${where}, and ${error}`
  const lost = loss.of === 'items' ? `each item of \`${loss.path}\`` : `\`${loss.path}\``
  return `get null for ${lost}, and ${error}, because ${where} can't be null`
}

/** The error of the gateway for the callers whom a requirement shuts out. */
export function errorText(lost: readonly Caller[], { scopes, policies }: Requirement): string {
  if (!lost.includes(null)) return 'the error FORBIDDEN'
  return scopes.length + policies.length > 0 ? 'the error UNAUTHENTICATED or FORBIDDEN' : 'the error UNAUTHENTICATED'
}

function alternativesText(kind: 'scope' | 'policy', alternatives: readonly (readonly string[])[]): string {
  const plural = kind === 'scope' ? 'scopes' : 'policies'
  return alternatives
    .map((all) => `the ${all.length === 1 ? kind : plural} ${all.map((one) => `\`${one}\``).join(' and ')}`)
    .join(' or ')
}

function heldText(caller: Caller): string {
  const { scopes = [], policies = [] } = caller ?? {}
  return [
    ...(scopes.length > 0 ? [alternativesText('scope', [scopes])] : []),
    ...(policies.length > 0 ? [alternativesText('policy', [policies])] : []),
  ].join(' and ')
}
