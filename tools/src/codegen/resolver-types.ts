import { generate, loadContext } from '@graphql-codegen/cli'
import { inRepository, repositoryPath } from '../repository.ts'
import type { Artifacts } from './artifacts.ts'

/** What `codegen.yml` describes. */
export async function resolverArtifacts(): Promise<Artifacts> {
  const context = await loadContext(new URL('codegen.yml', inRepository('')).pathname)
  context.updateConfig({ silent: true, noSilentErrors: true })
  const files: { filename: string; content: string }[] = await generate(context, false)
  return new Map(files.map(({ filename, content }) => [filename.replace(repositoryPath, ''), content]))
}
