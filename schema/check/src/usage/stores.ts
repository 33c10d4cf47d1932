import { resolve } from 'node:path'
import type { Project } from '../project/project.ts'

/** The folders of recorded use that a configuration names, absolute. Unlike all else it names, they may be outside of the repository. */
export const storesOf = ({ config, root, folder }: Project): string[] =>
  config.usage?.store.map((name) => resolve(root, folder, name)) ?? []
