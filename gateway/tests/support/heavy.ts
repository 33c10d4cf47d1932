import type { SubgraphSpecs } from './subgraphs.ts'

/** Subgraphs that share nearly everything, so that the planner has very many ways to choose from; and a query for it. */
export function heavy(subgraphs: number, depth: number): { readonly specs: SubgraphSpecs; readonly query: string } {
  const names = Array.from({ length: subgraphs }, (_, index) => `s${index}`)
  const spec = (name: string) => ({
    sdl: `type Query { node: Node @shareable } type Node @key(fields: "id") {
      id: ID! @shareable left: Node @shareable right: Node @shareable ${name}: Int
    }`,
    root: { node: { id: '1', left: { id: '2' }, right: { id: '3' } } },
    entities: { Node: [] },
  })
  const fragments = Array.from({ length: depth }, (_, level) => {
    const below = level + 1 === depth ? `id ${names.join(' ')}` : `...Level${level + 1}`
    return `fragment Level${level} on Node { left { ${below} } right { ${below} } }`
  })
  return {
    specs: Object.fromEntries(names.map((name) => [name, spec(name)])),
    query: `query Heavy { node { ...Level0 } } ${fragments.join(' ')}`,
  }
}
