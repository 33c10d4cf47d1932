import type { ASTNode } from 'graphql'

/** What a composer says is wrong, with the places that it knows. */
export interface ComposerError {
  readonly message: string
  readonly extensions: { readonly code?: unknown }
  readonly nodes?: readonly ASTNode[] | undefined
}
