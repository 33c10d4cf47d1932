/** A comment, and the replies to it in order. */
export type TownComment = [by: string, text: string, ...replies: [by: string, text: string][]]

export interface TownPost {
  by: string
  text: string
  tags?: string[]
  /** Friends unless given. */
  level?: 'PUBLIC' | 'PRIVATE'
  /** Designs of what stands on it. */
  pictures?: string[]
  comments?: TownComment[]
}
