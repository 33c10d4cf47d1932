import { access } from '../../src/access/access.ts'
import type { Finding } from '../../src/finding.ts'
import { changeOf } from '../../src/testing/change.ts'

export type Subgraphs = Readonly<Record<string, string>> | string

export async function judge(before: Subgraphs, after: Subgraphs, ...operations: string[]): Promise<readonly Finding[]> {
  const written = (subgraphs: Subgraphs) => ({
    subgraphs: typeof subgraphs === 'string' ? { a: subgraphs } : subgraphs,
    operations,
  })
  return access(changeOf(written(before), written(after)))
}

/** One line a finding and impact: `breaking access-added User.email | Q me.email: Anonymous callers …`. */
export async function verdicts(before: Subgraphs, after: Subgraphs, ...operations: string[]): Promise<string[]> {
  return (await judge(before, after, ...operations)).map(({ severity, rule, coordinate, impacts }) =>
    [
      `${severity} ${rule} ${coordinate}`,
      ...impacts.map(({ operation, selection, reason }) => `${operation} ${selection}: ${reason}`),
    ].join(' | '),
  )
}
