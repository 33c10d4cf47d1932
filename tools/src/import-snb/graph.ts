/** What later files need to know of earlier ones: SNB's ids with what they became here. */
export interface Graph {
  /** By SNB id. */
  people: Map<string, KnownPerson>
  posts: Map<string, string>
  comments: Map<string, { id: string; postId: string }>
  /** Names by id. */
  places: Map<string, string>
  tags: Map<string, string>
  /** Tags as they stand in a text, by the post's SNB id. */
  postTags: Map<string, string[]>
}

export interface KnownPerson {
  id: string
  joinedAt: Date
}

export const createGraph = (): Graph => ({
  people: new Map(),
  posts: new Map(),
  comments: new Map(),
  places: new Map(),
  tags: new Map(),
  postTags: new Map(),
})
