import { Lexer, type Source, TokenKind } from 'graphql'
import type { DocumentLimits } from './limits.ts'

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Counts the tokens of a text, up to the first limit that it exceeds, of which it returns the message. It costs a tenth of
 * parsing; and the parser, which recurses, must not see what is nested too deep.
 * @throws GraphQLError where the text has what is no token
 */
export function scanTokens(
  source: Source,
  limits: Pick<DocumentLimits, 'tokens' | 'nesting'>,
): { readonly tokens: number; readonly exceeded?: string } {
  const lexer = new Lexer(source)
  let [tokens, depth] = [0, 0]
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    if (++tokens > limits.tokens) {
      return { tokens, exceeded: `The document has more than ${limits.tokens} tokens, which is the most allowed.` }
    }
    if (opening.has(kind)) depth++
    else if (closing.has(kind)) depth--
    if (depth > limits.nesting) {
      return { tokens, exceeded: `The document is nested more than ${limits.nesting} levels deep.` }
    }
  }
  return { tokens }
}
