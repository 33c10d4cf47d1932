/** Both ids in order: one direct conversation a pair. */
export const directKeyOf = (one: string, other: string): string => (one < other ? `${one}:${other}` : `${other}:${one}`)
