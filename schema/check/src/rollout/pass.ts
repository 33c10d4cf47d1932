import { type FieldDefinitionNode, Kind, print } from 'graphql'
import type { Cache } from '../cache/cache.ts'
import type { Change, Composed, Operation, Pass, Subgraph } from '../change.ts'
import { locator } from '../composition/locate.ts'
import type { Finding, Impact, Location } from '../finding.ts'
import { replanning } from '../plans/changed.ts'
import type { PlannedFetch } from '../plans/plan.ts'
import { withoutDescription } from '../plans/supergraph.ts'
import { judgeFetch } from './judge-fetch.ts'
import type { Problem } from './problem.ts'
import { type SubgraphView, viewOf } from './subgraph-view.ts'

/** Which gateway meets which subgraphs: one that is old, or new, those of the other side. */
type Meeting = 'old gateway' | 'new gateway'

interface Failure {
  readonly meeting: Meeting
  readonly subgraph: string
  readonly coordinate: string
  readonly because: string
  readonly impacts: Impact[]
}

/**
 * What fails while old and new run together in a deployment. An operation whose plan stays is safe, for its plan fits both
 * sides; one that either side refuses is judged by others.
 */
export const rollout: Pass = (change) => {
  if (change.before.supergraphSdl === change.after.supergraphSdl) return []
  const failures = new Map<string, Failure>()
  const old = askerOf('old gateway', change.after, change.before, change.cache)
  const fresh = askerOf('new gateway', change.before, change.after, change.cache)
  for (const { operation, before, after } of replanning(change).changed) {
    for (const failure of [...old(operation, before.fetches), ...fresh(operation, after.fetches)]) {
      const key = [failure.meeting, failure.subgraph, failure.coordinate].join(' ')
      const known = failures.get(key)
      if (known) known.impacts.push(...failure.impacts)
      else failures.set(key, failure)
    }
  }
  const all = [...failures.values()]
  return all.map((failure) => findingOf(failure, all, change))
}

/** Asks the subgraphs of one side what a gateway of the other asks. */
function askerOf(meeting: Meeting, asked: Composed, asking: Composed, cache: Cache) {
  const views = new Map<Subgraph, SubgraphView>()
  const problemsOf = (fetch: PlannedFetch): readonly Problem[] => {
    const subgraph = asked.subgraphs.find(({ name }) => name === fetch.subgraph)
    if (!subgraph) return [{ coordinate: `subgraph:${fetch.subgraph}`, because: '', path: fetch.path }]
    if (asking.subgraphs.some(({ name, sdl }) => name === subgraph.name && sdl === subgraph.sdl)) return []
    return cache.cached('rollout', [subgraph.name, subgraph.sdl, JSON.stringify(fetch)], () => {
      const view = views.get(subgraph) ?? viewOf(subgraph)
      views.set(subgraph, view)
      return judgeFetch(fetch, view)
    })
  }
  return (operation: Operation, fetches: readonly PlannedFetch[]): Failure[] => {
    const failures = new Map<string, Failure>()
    for (const fetch of fetches) {
      for (const { coordinate, because, path } of problemsOf(fetch)) {
        const key = `${fetch.subgraph} ${coordinate}`
        if (failures.has(key)) continue
        const impacts = [impactOf(operation, path, reasonOf(meeting, fetch.subgraph, coordinate, because))]
        failures.set(key, { meeting, subgraph: fetch.subgraph, coordinate, because, impacts })
      }
    }
    return [...failures.values()]
  }
}

const isSubgraph = (coordinate: string): boolean => coordinate.startsWith('subgraph:')

function reasonOf(meeting: Meeting, subgraph: string, coordinate: string, because: string): string {
  const isOld = meeting === 'old gateway'
  const whileIt = isOld
    ? 'While the gateway still has the old supergraph'
    : `While ${subgraph} is still old and the gateway has the new supergraph`
  if (isSubgraph(coordinate))
    return isOld
      ? `${whileIt}, it asks ${subgraph}, which is there no more.`
      : `While ${subgraph} does not run yet and the gateway has the new supergraph, the gateway asks it.`
  return `${whileIt}, the gateway asks ${subgraph} for \`${coordinate}\`, and the ${isOld ? 'new' : 'old'} ${subgraph} ${because}.`
}

const impactOf = ({ name, hash, client, location }: Operation, selection: string, reason: string): Impact => ({
  operation: name,
  hash,
  client,
  verdict: 'risk',
  reason,
  selection,
  location,
})

function findingOf(failure: Failure, all: readonly Failure[], change: Change): Finding {
  const { meeting, subgraph, coordinate, because, impacts } = failure
  const names = [...new Set(impacts.map(({ operation }) => operation))].sort()
  const who = names.length === 1 ? `The operation ${names[0]} fails` : `${names.length} operations fail`
  return {
    rule: meeting === 'old gateway' ? 'rollout-old-gateway' : 'rollout-new-gateway',
    severity: 'notice',
    coordinate,
    message: `${reasonOf(meeting, subgraph, coordinate, because)} ${who}. ${orderOf(failure, all)}`,
    before: saidOf(subgraph, coordinate, change.before),
    after: saidOf(subgraph, coordinate, change.after),
    location: locationOf(failure, change),
    impacts,
  }
}

/** The order of deployment that avoids all failures of a coordinate. */
function orderOf({ coordinate }: Failure, all: readonly Failure[]): string {
  const subgraphsOf = (meeting: Meeting, failures: readonly Failure[]) =>
    [...new Set(failures.filter((one) => one.meeting === meeting).map(({ subgraph }) => subgraph))].sort()
  const own = all.filter((one) => one.coordinate === coordinate)
  const first = subgraphsOf('new gateway', own)
  const last = subgraphsOf('old gateway', own)
  const mustLead = subgraphsOf('new gateway', all)
  const mustFollow = subgraphsOf('old gateway', all)
  const torn = [...first, ...last].filter((name) => mustLead.includes(name) && mustFollow.includes(name))
  if (torn.length > 0) {
    const name = torn.sort()[0]
    return `No order of deploying ${name} and the gateway avoids it: change ${name} in two steps, so that between them it answers the old plans and the new ones.`
  }
  const steps = [
    ...(first.length > 0 ? [first.join(' and ')] : []),
    'the gateway',
    ...(last.length > 0 ? [last.join(' and ')] : []),
  ]
  return `Deploy ${steps.join(', then ')}.`
}

/** What a subgraph says of a coordinate, as short text; null where it says nothing. */
function saidOf(subgraph: string, coordinate: string, { subgraphs }: Composed): string | null {
  const found = subgraphs.find(({ name }) => name === subgraph)
  if (!found) return null
  if (isSubgraph(coordinate)) return subgraph
  const [typeName, fieldName] = coordinate.split(/[.(]/)
  const said: string[] = []
  for (const definition of found.document.definitions) {
    if (!('name' in definition) || definition.name?.value !== typeName) continue
    if (definition.kind === Kind.DIRECTIVE_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) continue
    if (fieldName === undefined) {
      said.push([typeName, ...(definition.directives ?? []).map(print)].join(' '))
      continue
    }
    const fields = 'fields' in definition ? (definition.fields ?? []) : []
    for (const field of fields as readonly FieldDefinitionNode[])
      if (field.name.value === fieldName) said.push(oneLine(print(withoutDescription(field))))
  }
  return said.length > 0 ? `${subgraph}: ${said.join(' ')}` : null
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** In the subgraph that fails, where it says something of it, or of its type: after the change, else before. */
function locationOf({ subgraph, coordinate }: Failure, change: Change): Location | null {
  const [type = ''] = coordinate.split('.')
  for (const side of ['after', 'before'] as const) {
    const own = change[side].subgraphs.filter(({ name }) => name === subgraph)
    const [file] = own
    if (file && isSubgraph(coordinate)) return { file: file.file, line: 1, column: 1, side }
    const found = locator(own, side)(coordinate)
    if (found) return found
  }
  return [coordinate, type].map((name) => change.after.locate(name) ?? change.before.locate(name)).find(Boolean) ?? null
}
