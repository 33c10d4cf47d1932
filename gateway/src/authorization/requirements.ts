/** What a signed-in viewer has been granted; null stands for somebody who isn't signed in. */
export interface Access {
  readonly scopes?: readonly string[]
  readonly policies?: readonly string[]
}

/**
 * What one type or field asks of a viewer: of the lists of scopes, and of those of policies, one must be held whole.
 */
export interface Requirement {
  readonly authenticated: boolean
  readonly scopes: readonly (readonly string[])[]
  readonly policies: readonly (readonly string[])[]
}

/** Whether a viewer meets all three parts of a requirement; no alternatives ask for nothing. */
export function meets(access: Access | null, { authenticated, scopes, policies }: Requirement): boolean {
  if (authenticated && access === null) return false
  return meetsOne(access?.scopes ?? [], scopes) && meetsOne(access?.policies ?? [], policies)
}

function meetsOne(held: readonly string[], alternatives: readonly (readonly string[])[]): boolean {
  return alternatives.length === 0 || alternatives.some((all) => all.every((one) => held.includes(one)))
}
