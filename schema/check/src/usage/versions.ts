import { unknown } from 'gateway/usage'
import { coerce, compareBuild, parse, type SemVer, satisfies, validRange } from 'semver'
import type { Client } from '../change.ts'
import { compare } from '../compare.ts'

/** Whether a text is a range of versions, as `<2.0.0`. */
export const isRange = (text: string): boolean => validRange(text) !== null

/**
 * Whether a client's version is in a range. What is no version is in none but `*`; `1.2` is `1.2.0`. A pre-release is in the
 * range only if the release that it leads to is as well, so that `2.0.0-beta` is not below `2.0.0`.
 */
export function isInRange(version: string, range: string): boolean {
  if (validRange(range) === '*') return true
  const known = read(version)
  if (!known) return false
  if (satisfies(known, range)) return true
  const release = `${known.major}.${known.minor}.${known.patch}`
  return satisfies(known, range, { includePrerelease: true }) && satisfies(release, range)
}

const read = (version: string): SemVer | null =>
  parse(version) ?? (/^v?\d+(\.\d+)*([-+ ].*)?$/.test(version) ? coerce(version) : null)

/** Orders versions as they follow each other, and after them, by their letters, what is none. */
export function compareVersions(one: string, another: string): number {
  const [first, second] = [read(one), read(another)]
  if (first && second) return compareBuild(first, second) || compare(one, another)
  return first ? -1 : second ? 1 : compare(one, another)
}

/** Clients for people, each with the span of its versions: `ios 1.2.0 to 1.9.0, web 3.0.0`. */
export function nameClients(clients: readonly Client[]): string {
  const versions = Map.groupBy(clients, ({ name }) => name)
  return [...versions.keys()]
    .sort(compare)
    .map((name) => {
      const sorted = versions
        .get(name)!
        .map(({ version }) => version)
        .sort(compareVersions)
      return `${name}${spanOf(sorted)}`
    })
    .join(', ')
}

/** Of sorted versions. */
function spanOf(versions: readonly string[]): string {
  const known = versions.filter((version) => version !== unknown)
  const [first, last] = [known[0], known.at(-1)]
  const span = first === undefined ? '' : first === last ? ` ${first}` : ` ${first} to ${last}`
  return known.length > 0 && known.length < versions.length ? `${span} and without a version` : span
}
