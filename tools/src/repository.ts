import { fileURLToPath } from 'node:url'

/** The repository's folder, with a slash at the end. */
export const repository = new URL('../../', import.meta.url)

export const inRepository = (path: string): URL => new URL(path, repository)

export const repositoryPath = fileURLToPath(repository)
