export interface TypedMention {
  /** Of its `@` in the text. */
  start: number
  /** What has been typed of the name, without `@`. */
  name: string
}

/**
 * It begins where a mention may begin (`facets`), and goes on as names do, of which `searchUsers` knows more than user names.
 * None has a space here, because whoever goes on writing mentions nobody.
 */
const typed = /(?<![\p{XID_Continue}@＠./+-])[@＠]([\p{L}\p{M}\p{N}_.'’-]{1,50})$/u

/** The mention that the caret stands at the end of, if any. */
export function mentionAt(text: string, caret: number): TypedMention | null {
  const match = typed.exec(text.slice(0, caret))
  return match ? { start: match.index, name: match[1]! } : null
}

/** The text with the whole user name in the place of what was typed of it, and where the caret stands then. */
export function withMention(text: string, { start, name }: TypedMention, username: string) {
  const before = `${text.slice(0, start)}@${username}`
  const after = text.slice(start + 1 + name.length)
  const hasSpace = /^\s/u.test(after)
  return { text: `${before}${hasSpace ? '' : ' '}${after}`, caret: before.length + 1 }
}
