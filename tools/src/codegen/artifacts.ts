import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { generateEventSchemas } from '@plaza/schema/events'
import { rules } from '@plaza/schema-check'
import { composeContract } from '../contract/compose.ts'
import { renderConsumers } from '../contract/consumers.ts'
import { renderErrors } from '../contract/errors.ts'
import { renderFragmentServices } from '../contract/fragment-services.ts'
import { renderNotImplemented } from '../contract/not-implemented.ts'
import { renderSchemaRules } from '../contract/schema-rules.ts'
import { renderSettings } from '../contract/settings.ts'
import { inRepository } from '../repository.ts'

/** Generated files by their path in the repository; null for one that must not be there. */
export type Artifacts = Map<string, string | null>

/** What is made from the SDL files and the sources alone. */
export async function contractArtifacts(): Promise<Artifacts> {
  const { supergraphSdl, apiSdl, apiSchema } = await composeContract()
  const artifacts: Artifacts = new Map([
    ['schema/supergraph.graphql', supergraphSdl],
    ['schema/api.graphql', apiSdl],
    ['web/src/generated/fragment-services.ts', await renderFragmentServices(supergraphSdl, apiSchema)],
    ['docs/reference/errors.md', renderErrors(apiSchema)],
    ['docs/reference/not-implemented.md', await renderNotImplemented()],
    ['docs/reference/schema-rules.md', renderSchemaRules([...rules.values()])],
    ['docs/reference/settings.md', renderSettings()],
    ['schema/events/consumers.json', renderConsumers()],
  ])
  const folder = 'schema/events/json/'
  // Of an event that is no more, its schema goes too.
  for (const file of await readdir(inRepository(folder))) artifacts.set(folder + file, null)
  for (const [file, text] of generateEventSchemas()) artifacts.set(folder + file, text)
  return artifacts
}

/** The files of `artifacts` that are not on disk as they should be. */
export async function findStale(artifacts: Artifacts): Promise<string[]> {
  const stale: string[] = []
  for (const [path, text] of artifacts) {
    const present = await readFile(inRepository(path), 'utf8').catch(() => null)
    if (present !== text) stale.push(path)
  }
  return stale
}

export async function writeArtifacts(artifacts: Artifacts): Promise<void> {
  for (const [path, text] of artifacts) {
    if (text === null) {
      await rm(inRepository(path), { force: true })
      continue
    }
    // A new subgraph has no folder for them yet.
    await mkdir(new URL('.', inRepository(path)), { recursive: true })
    await writeFile(inRepository(path), text)
  }
}
