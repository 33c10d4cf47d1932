/** `former` was a friend and in the group; `blocked` was so too. */
export const viewers = ['owner', 'friend', 'stranger', 'former', 'blocked', 'anonymous'] as const
export type RowViewer = (typeof viewers)[number]

/** Viewers by name, separated by blanks; '' for nobody. */
export type Who = string

/** What a request may do to the rows of one kind, however its statement is written. Nobody does what is not named. */
export interface Rights {
  see?: Who
  /** A row that says the same, in the same person's name. */
  add?: Who
  change?: Who
  remove?: Who
}

export interface Table {
  /** SQL: the kind of a row, null for rows of no interest. `:ada` and the like stand for people's ids. */
  kind: string
  kinds: Record<string, Rights>
  /** What `change` sets; one column to its own value unless given. */
  set?: string
  /** The owner's statement that makes the rows, where the API has no way to. */
  fill?: string
}

/** `closed` tables are out of reach of requests altogether. */
export type Tables = Record<string, Table | 'closed'>

export const everybody = viewers.join(' ')
export const signedIn = 'owner friend stranger former blocked'
export const unblocked = 'owner friend stranger former anonymous'

const own = { see: 'owner', add: 'owner', change: 'owner', remove: 'owner' } satisfies Rights

/** Rows that are there for one person alone, and what that person may do. */
export function ownersOnly(column: string, ...verbs: (keyof Rights)[]): Table {
  const rights = Object.fromEntries(verbs.map((verb) => [verb, own[verb]]))
  return { kind: `case ${column} when :ada then 'own' end`, kinds: { own: rights } }
}

/** Of every service. A request may say what happened and nothing else. */
export const platform: Tables = {
  inbox: 'closed',
  dead_letters: 'closed',
  outbox: { kind: "'event'", kinds: { event: { add: everybody } } },
}
