import { z } from 'zod'

/** Names of settings whose values are never shown. */
const secretName = /SECRET|PASSWORD|PRIVATE|TOKEN|_KEYS?$/

const longestShown = 60

const unitPattern = /^\d+(?:\.\d+)?\s*(?:ms|s|sec|m|min|h|d|k|kb|kib|mb|mib|g|gb)$/i

/**
 * What is wrong with one setting: what it must be, what came, and what it is for. A value that may be secret is not shown.
 * @param issue null for a number in a notation that people do not write
 */
export function describeProblem(
  name: string,
  type: z.core.$ZodType,
  given: string | undefined,
  issue: z.core.$ZodIssue | null,
): string {
  const about = aboutOf(type)
  const what = about.description ? ` It is: ${about.description}.` : ''
  if (given === undefined) return `${name}: is needed and not set.${what}`
  const must = mustBe(about, issue)
  // A message of a setting's own that says what came.
  if (!must.startsWith('must ')) return `${name}: ${must}`
  return `${name}: ${must}, not ${shown(name, given)}.${hintOn(name, about, given)}${what}`
}

/** What came that zod's `coerce` would take for a number although a person may mean something else: `1e3`, `0x10`. */
export function isOddNumber(type: z.core.$ZodType, given: string | undefined): boolean {
  return given !== undefined && isNumber(aboutOf(type)) && !/^-?\d+(?:\.\d+)?$/.test(given)
}

interface About {
  description?: string
  type?: string
  enum?: readonly unknown[]
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
}

const aboutOf = (type: z.core.$ZodType) => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as About
const isNumber = ({ type }: About) => type === 'number' || type === 'integer'

function mustBe(about: About, issue: z.core.$ZodIssue | null): string {
  if (issue?.code === 'custom') return issue.message
  if (isNumber(about) || issue === null) return `must be a number${rangeOf(about)}`
  if (issue.code === 'too_small') return `must have at least ${issue.minimum} characters`
  if (about.enum) return `must be one of ${about.enum.join(', ')}`
  if (issue.code === 'invalid_format' && issue.message.startsWith('Invalid')) return `must be a ${issue.format}`
  return issue.message.startsWith('Invalid') ? 'must have another form' : issue.message
}

function rangeOf({ type, minimum, maximum, exclusiveMinimum }: About): string {
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? `at least ${minimum}` : undefined
  const above = exclusiveMinimum === undefined ? undefined : `more than ${exclusiveMinimum}`
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? `at most ${maximum}` : undefined
  const limits = [type === 'integer' && 'whole', least ?? above, most].filter(Boolean)
  return limits.length > 0 ? ` (${limits.join(', ')})` : ''
}

function shown(name: string, given: string): string {
  // What has an @ may be a URL with a password, or somebody's address.
  if (secretName.test(name) || given.includes('@')) return 'what is given, which is not shown here'
  return JSON.stringify(given.length > longestShown ? `${given.slice(0, longestShown)}…` : given)
}

function hintOn(name: string, about: About, given: string): string {
  if (!isNumber(about) || !unitPattern.test(given.trim())) return ''
  const unit = name.endsWith('_MS') ? ', in milliseconds' : name.endsWith('_BYTES') ? ', in bytes' : ''
  return ` Write it without a unit${unit}.`
}
