import type { SubgraphSpecs } from './subgraphs.ts'

const names = Array.from({ length: 12 }, (_, index) => `s${index}`)

/** Subgraphs that share nearly everything, so that the planner has very many ways to choose from. */
export const heavySpecs: SubgraphSpecs = Object.fromEntries(
  names.map((name) => [
    name,
    {
      sdl: `type Query { node: Node @shareable } type Node @key(fields: "id") {
        id: ID! @shareable left: Node @shareable right: Node @shareable ${name}: Int
      }`,
      root: { node: { id: '1', left: { id: '2' }, right: { id: '3' } } },
      entities: { Node: [] },
    },
  ]),
)

/** Takes the planner some seconds at a depth of 9, and about twice as long with each step further down. */
export function heavyQuery(depth: number): string {
  const fragments = Array.from({ length: depth }, (_, level) => {
    const below = level + 1 === depth ? `id ${names.join(' ')}` : `...Level${level + 1}`
    return `fragment Level${level} on Node { left { ${below} } right { ${below} } }`
  })
  return `query Heavy { node { ...Level0 } } ${fragments.join(' ')}`
}
