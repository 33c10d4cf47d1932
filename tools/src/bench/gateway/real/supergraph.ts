import { readFile } from 'node:fs/promises'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { inRepository } from '../../../repository.ts'

/** The committed supergraph with its subgraphs elsewhere. */
export async function supergraphAt(urlOf: (name: SubgraphName) => string): Promise<string> {
  const sdl = await readFile(inRepository('schema/supergraph.graphql'), 'utf8')
  return sdl.replace(
    /(@join__graph\(name: "(\w+)", url: )"[^"]*"/g,
    (_, start: string, name: string) => `${start}"${urlOf(name as SubgraphName)}"`,
  )
}

/** Stock refuses a supergraph with `@authenticated`, so it gets one where that is a directive without a meaning. */
export const withoutAuthentication = (sdl: string) =>
  sdl.replace(/(@link\(url: "https:\/\/specs\.apollo\.dev\/authenticated\/v0\.1"), for: SECURITY\)/, '$1)')
