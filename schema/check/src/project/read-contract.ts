import type { Contract, EventType, Subgraph } from '../change.ts'
import type { Config } from './config.ts'
import { readEvents } from './events.ts'
import { readManifests } from './manifests.ts'
import { type Entry, readOperationFiles } from './operations.ts'
import { type LiveSource, type Place, readSubgraphs } from './subgraphs.ts'

/** What one side says, before it is put beside the other. */
export interface Side extends Pick<Contract, 'name' | 'subgraphs' | 'events'> {
  readonly subgraphs: readonly Subgraph[]
  readonly events: readonly EventType[]
  readonly operations: readonly Entry[]
}

export type ReadLive = (name: string, source: LiveSource) => Promise<string>

/**
 * Reads the contract that a configuration finds in a tree.
 * @throws CannotRun with everything that can't be read
 */
export async function readContract(place: Place, config: Config, live: ReadLive): Promise<Side> {
  return {
    name: place.tree.name,
    subgraphs: await readSubgraphs(place, config, live),
    operations: [...readOperationFiles(place, config.operations), ...readManifests(place, config.manifests)],
    events: config.events ? readEvents(place, config.events.schemas) : [],
  }
}

/** Whether two sides say the same, file by file. */
export function areSame(one: Side, other: Side): boolean {
  const textsOf = ({ subgraphs, operations, events }: Side) =>
    JSON.stringify([
      subgraphs.map(({ name, url, file, sdl }) => [name, url, file, sdl]),
      operations.map(({ hash, source, client, location }) => [hash, source, client, location?.file]),
      events.map(({ type, file, text }) => [type, file, text]),
    ])
  return textsOf(one) === textsOf(other)
}
