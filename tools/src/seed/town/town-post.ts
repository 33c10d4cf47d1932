/** A comment, and the replies to it in order. */
export type TownComment = [by: string, text: string, ...replies: [by: string, text: string][]]

export interface TownPost {
  by: string
  text: string
  tags?: string[]
  /** Friends unless given. */
  level?: 'PUBLIC' | 'PRIVATE'
  /** What the picture on it shows, when it has one. */
  picture?: string
  comments?: TownComment[]
}
