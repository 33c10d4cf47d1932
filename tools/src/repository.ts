import { fileURLToPath } from 'node:url'
import type { SubgraphName } from '@plaza/schema/subgraphs'

/** The repository's folder, with a slash at the end. */
export const repository = new URL('../../', import.meta.url)

export const inRepository = (path: string): URL => new URL(path, repository)

export const repositoryPath = fileURLToPath(repository)

export const migrationsOf = (name: SubgraphName): URL => inRepository(`subgraphs/${name}/migrations/`)
