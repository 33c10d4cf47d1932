import { distance } from 'fastest-levenshtein'

/** Names that are shorter have too many neighbours: HOST and HOME, PORT and SORT. */
const leastLength = 7

/** Variables that are no settings, and are written so like one that they are meant for it. */
export function findMisspelt(env: Readonly<Record<string, string | undefined>>, names: readonly string[]): string[] {
  const known = new Set(names)
  return Object.keys(env).flatMap((name) => {
    if (known.has(name) || !env[name]) return []
    const spelling = name.toUpperCase().replaceAll('-', '_')
    const meant = names.find((other) => other.length >= leastLength && isNear(spelling, other))
    return meant ? [`${name}: is no setting; did you mean ${meant}? Rename it, or unset it.`] : []
  })
}

const isNear = (name: string, other: string) => distance(name, other) <= (other.length < 10 ? 1 : 2)
