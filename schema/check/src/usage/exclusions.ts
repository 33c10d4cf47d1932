import { severityLeft } from '../approvals/apply.ts'
import type { Client, Operation } from '../change.ts'
import type { Finding, Impact, Location } from '../finding.ts'
import { isInRange } from './versions.ts'

/** Versions of a client that nobody waits for any more. */
export interface Exclusion {
  readonly name: string
  /** As `<2.0.0`; all, those that are no versions among them, where it is absent. */
  readonly versions?: string | undefined
  readonly reason: string
  /** The last day on which it holds, as `2027-01-31`. */
  readonly until: string
  /** Where it stands in the configuration. */
  readonly location?: Location | null
}

/** What was left out: the impacts of one finding on operations that excluded clients alone send. */
export interface Excluded {
  readonly finding: Finding
  readonly exclusions: readonly Exclusion[]
}

export interface Exclusions {
  /** What is left, with the severity that is left, and what is wrong with the exclusions themselves. */
  readonly findings: readonly Finding[]
  /** Never silent: the report counts and lists them. */
  readonly excluded: readonly Excluded[]
}

/**
 * Takes out of the findings what they do to operations that nobody but excluded versions of clients sends. An operation that is
 * written in a file, or in a manifest that names no client, is everybody's. Apply it before the configuration's severities.
 * @param today as `2027-01-31`; an exclusion holds through its last day
 */
export function excludeClients(
  findings: readonly Finding[],
  operations: readonly Operation[],
  exclusions: readonly Exclusion[],
  today: string,
): Exclusions {
  const inForce = exclusions.filter(({ until }) => until >= today)
  const coveredBy = new Map<string, readonly Exclusion[]>()
  for (const operation of operations) {
    const covering = sendersOf(operation)?.map((sender) => inForce.find((one) => covers(one, sender)))
    if (covering?.length && covering.every((one) => one !== undefined))
      coveredBy.set(operation.hash, [...new Set(covering)])
  }
  const excluded: Excluded[] = []
  const left = findings.map((finding) => {
    const isExcluded = ({ hash }: Impact) => coveredBy.has(hash)
    const impacts = finding.impacts.filter(isExcluded)
    if (impacts.length === 0) return finding
    const used = new Set(impacts.flatMap(({ hash }) => coveredBy.get(hash)!))
    excluded.push({ finding: { ...finding, impacts }, exclusions: inForce.filter((one) => used.has(one)) })
    const rest = finding.impacts.filter((impact) => !isExcluded(impact))
    return { ...finding, impacts: rest, severity: severityLeft(finding, rest) }
  })
  const expired = exclusions.filter(({ until }) => until < today).map(expiredFinding)
  return { findings: [...left, ...expired], excluded }
}

/** Undefined where anybody may send it. The version of a manifest's client is not known, so only an exclusion of all covers it. */
function sendersOf({ source, client, clients = [] }: Operation): readonly Client[] | undefined {
  if (source === 'recorded') return clients
  return source === 'manifest' && client !== null ? [{ name: client, version: '' }, ...clients] : undefined
}

const covers = ({ name, versions = '*' }: Exclusion, client: Client): boolean =>
  name === client.name && isInRange(client.version, versions)

function expiredFinding({ name, versions, until, location = null }: Exclusion): Finding {
  const who = versions === undefined ? `The exclusion of the client ${name}` : `The exclusion of ${name} ${versions}`
  return {
    rule: 'client-exclusion-expired',
    severity: 'breaking',
    coordinate: `client:${name}`,
    message: `${who} has expired: it held until ${until}. Remove it, or review it again and give it a later date.`,
    before: null,
    after: null,
    location,
    impacts: [],
  }
}
