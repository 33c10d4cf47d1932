import type { Subgraph } from '../change.ts'
import type { Location } from '../finding.ts'
import type { Config, SubgraphSource } from './config.ts'
import { subgraphOf, type Written } from './parse.ts'
import { fromRoot, isGlob, matching, namer } from './patterns.ts'
import { CannotRun } from './problem.ts'
import { type Tree, textOf } from './tree.ts'

export type LiveSource = Extract<SubgraphSource, { url: string }>

export interface Place {
  readonly tree: Tree
  /** Of the configuration, relative to the root of the tree. */
  readonly folder: string
  readonly side: Location['side']
}

/**
 * The subgraphs of a tree, in the order of the configuration or of their names. In a base, a subgraph whose files are not there
 * is one that is new since.
 * @param live reads the SDL of a live endpoint
 * @throws CannotRun where files are missing now, or can't be read
 */
export async function readSubgraphs(
  place: Place,
  config: Config,
  live: (name: string, source: LiveSource) => Promise<string>,
): Promise<Subgraph[]> {
  const subgraphs: Subgraph[] = []
  for (const { name, source, files } of sourcesIn(place, config.subgraphs)) {
    const url = source.routingUrl ?? ('url' in source ? source.url : `http://${name}.invalid/graphql`)
    if ('url' in source) {
      const file = addressOf(source.url)
      subgraphs.push(subgraphOf(name, url, [{ file, text: await live(name, source) }], place.side))
    } else if (files.length > 0) {
      subgraphs.push(subgraphOf(name, url, files, place.side))
    }
  }
  return subgraphs
}

/** An address as it may be printed: without what may be a secret. */
export function addressOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}

interface Found {
  readonly name: string
  readonly source: SubgraphSource
  readonly files: readonly Written[]
}

function sourcesIn(place: Place, subgraphs: Config['subgraphs']): Found[] {
  if (typeof subgraphs === 'string') return byName(place, subgraphs)
  return Object.entries(subgraphs).map(([name, source]) => {
    if ('url' in source) return { name, source, files: [] }
    const patterns = 'file' in source ? [source.file] : source.files
    return {
      name,
      source,
      files: distinct(patterns.flatMap((pattern) => find(place, pattern, `the subgraph ${name}`))),
    }
  })
}

function byName(place: Place, pattern: string): Found[] {
  const nameOf = namer(fromRoot(place.folder, pattern))
  const byName = Map.groupBy(find(place, pattern, 'the subgraphs'), ({ file }) => nameOf(file))
  return [...byName].map(([name, files]) => ({ name, source: { files: files.map(({ file }) => file) }, files }))
}

/** Each file once, whatever patterns name it. */
export const distinct = (files: readonly Written[]): Written[] => [
  ...new Map(files.map((file) => [file.file, file])).values(),
]

/**
 * The files that a pattern of the configuration names. A path that is no glob is there even if Git ignores it.
 * @param what is read from them, for people
 * @throws CannotRun where there is none in what is judged
 */
export function find({ tree, folder, side }: Place, pattern: string, what: string): Written[] {
  const path = fromRoot(folder, pattern)
  // A file that was deleted is in Git's list until that is committed.
  const found = tree.read(isGlob(path) ? matching(tree.paths(), path) : [path])
  if (found.size === 0 && side === 'after') {
    throw new CannotRun(
      isGlob(path)
        ? `No file matches ${path}, which the configuration names for ${what}.`
        : `The file ${path} is missing, which the configuration names for ${what}.`,
      'Correct the path, which is relative to the folder of the configuration. A glob leaves out what Git ignores; a path does not.',
    )
  }
  return [...found].map(([file, content]) => ({ file, text: textOf(content, file) }))
}
