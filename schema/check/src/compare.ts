/** The order of texts that is the same on every machine: by code units, not by a language. */
export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
