import { readFile } from 'node:fs/promises'
import { Kind, parse } from 'graphql'
import { repositoryPath } from '../../src/repository.ts'

/** Fields with `@authenticated` in the supergraph, by type; a type with it has all of its fields protected. */
export async function readProtectedFields(): Promise<Record<string, string[]>> {
  const supergraph = parse(await readFile(`${repositoryPath}/schema/supergraph.graphql`, 'utf8'))
  const found: Record<string, string[]> = {}
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    const isProtected = (node: { readonly directives?: readonly { readonly name: { readonly value: string } }[] }) =>
      node.directives?.some(({ name }) => name.value === 'authenticated') ?? false
    for (const field of type.fields ?? []) {
      if (!isProtected(type) && !isProtected(field)) continue
      found[type.name.value] = [...(found[type.name.value] ?? []), field.name.value]
    }
  }
  return found
}
