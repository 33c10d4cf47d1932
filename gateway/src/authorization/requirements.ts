/** Who asks, as far as access goes. Null is nobody: not signed in. */
export interface Access {
  readonly scopes?: readonly string[]
  readonly policies?: readonly string[]
}

/** What one type or field asks of a viewer; alternatives are lists of which one has to be met whole. */
export interface Requirement {
  readonly authenticated: boolean
  readonly scopes: readonly (readonly string[])[]
  readonly policies: readonly (readonly string[])[]
}

export function meets(access: Access | null, { authenticated, scopes, policies }: Requirement): boolean {
  if (authenticated && access === null) return false
  return meetsOne(access?.scopes ?? [], scopes) && meetsOne(access?.policies ?? [], policies)
}

function meetsOne(held: readonly string[], alternatives: readonly (readonly string[])[]): boolean {
  return alternatives.length === 0 || alternatives.some((all) => all.every((one) => held.includes(one)))
}
