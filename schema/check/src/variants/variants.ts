import { buildSchema, printSchema } from 'graphql'
import { api } from '../api/pass.ts'
import type { Change, Composed, Pass } from '../change.ts'
import { appliedLocator } from '../composition/applied.ts'
import { type TagFilter, VariantFailure, variantOf } from '../composition/variant.ts'
import { type Finding, type Impact, type Severity, worse } from '../finding.ts'

/**
 * Judges what the clients of each contract variant see as the API is judged, and reports what the API's own findings don't say. A
 * variant that the base does not have is new: nobody uses it.
 */
export const variants: Pass = async (change) => {
  const { settings } = change
  const earlier = settings.variantsBefore ?? settings.variants
  const found: Found[] = []
  const broken: Finding[] = []
  for (const [name, filter] of settings.variants) {
    const was = earlier.get(name)
    const after = seenBy(change, change.after, filter)
    const before = was && seenBy(change, change.before, was)
    if ('problems' in after) {
      const known = new Set(before && 'problems' in before ? before.problems.map(({ message }) => message) : [])
      const problems = after.problems.filter(({ message }) => !known.has(message))
      broken.push(...problems.map((problem) => invalidFinding(name, problem, change)))
    } else if (before && 'apiSdl' in before && before.apiSdl !== after.apiSdl) {
      const findings = await api({
        ...change,
        before: withApi(change.before, before.apiSdl),
        after: withApi(change.after, after.apiSdl),
      })
      found.push(...findings.map((finding) => ({ variant: name, finding })))
    }
  }
  if (found.length === 0) return broken
  const ofApi = new Map((await api(change)).map((finding) => [keyOf(finding), finding.severity]))
  const own = found.filter(({ finding }) => {
    const known = ofApi.get(keyOf(finding))
    return known === undefined || worse(known, finding.severity) !== known
  })
  const locate = appliedLocator(change)
  return [
    ...broken,
    ...[...Map.groupBy(own, ({ finding }) => keyOf(finding)).values()].map((same) => merged(same, change, locate)),
  ]
}

interface Found {
  readonly variant: string
  readonly finding: Finding
}

type Seen = { readonly apiSdl: string } | { readonly problems: VariantFailure['problems'] }

function seenBy({ cache }: Change, composed: Composed, filter: TagFilter): Seen {
  const inputs = [composed.supergraphSdl, JSON.stringify([filter.include, filter.exclude])]
  return cache.cached('variant', inputs, (): Seen => {
    try {
      return { apiSdl: printSchema(variantOf(composed, filter).apiSchema) }
    } catch (error) {
      if (error instanceof VariantFailure) return { problems: error.problems }
      throw error
    }
  })
}

/** Not by a copy of the members, which would build the supergraph. */
const withApi = (composed: Composed, apiSdl: string): Composed =>
  Object.create(composed, { apiSchema: { value: buildSchema(apiSdl, { assumeValid: true }) } })

const keyOf = ({ rule, coordinate, before, after }: Finding): string =>
  JSON.stringify([rule, coordinate, before, after])

/** One change as the clients of one or several variants see it. */
function merged(
  same: readonly Found[],
  { before, after }: Change,
  locate: (coordinate: string) => Finding['location'],
): Finding {
  const [{ finding: first } = same[0]!] = same
  const severity = same.reduce<Severity>((worst, { finding }) => worse(worst, finding.severity), 'safe')
  const isShown = severity === 'safe' && first.rule.endsWith('-added')
  const names = same.map(({ variant }) => `\`${variant}\``)
  const whom = `the clients of the contract ${names.length > 1 ? 'variants' : 'variant'} ${names.join(' and ')}`
  const isStill = before.locate(first.coordinate) !== null && after.locate(first.coordinate) !== null
  return {
    ...first,
    rule: isShown ? 'variant-shown' : 'variant-changed',
    severity: isShown ? 'notice' : severity,
    message: isShown
      ? `${upper(whom)} see \`${first.coordinate}\`, which was kept from them. Have somebody who answers for its security agree.`
      : `For ${whom}: ${first.message}`,
    // Where the tags changed, rather than where what they hide was.
    location: isStill ? locate(first.coordinate) : first.location,
    impacts: withoutDoubles(same.flatMap(({ finding }) => finding.impacts)),
  }
}

function invalidFinding(
  variant: string,
  { coordinate, message }: VariantFailure['problems'][number],
  { after }: Change,
): Finding {
  return {
    rule: 'variant-invalid',
    severity: 'breaking',
    coordinate,
    message: `There is no contract variant \`${variant}\` any more. ${message}`,
    before: null,
    after: null,
    location: after.locate(coordinate),
    impacts: [],
  }
}

const withoutDoubles = (impacts: readonly Impact[]): Impact[] => [
  ...new Map(
    impacts.map((impact) => [JSON.stringify([impact.hash, impact.selection, impact.reason]), impact]),
  ).values(),
]

const upper = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`
