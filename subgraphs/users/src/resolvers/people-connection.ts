import { type Connection, type Page, toConnection } from '@plaza/database'
import type { UsersContext } from '../context.ts'
import type { Person } from '../data/people.ts'

interface PeopleList<Row> {
  rows: readonly Row[]
  page: Page
  placeOf(row: Row): readonly unknown[]
  idOf(row: Row): string
}

type Listed<Row> = { row: Row; person: Person }

/** Turns a list of ids into one of people. People who have gone since the list was read are left out. */
export async function hydratePeople<Row>(ctx: UsersContext, list: PeopleList<Row>): Promise<Connection<Listed<Row>>> {
  const { rows, page, placeOf, idOf } = list
  const people = await ctx.loaders.personById.loadMany(rows.map(idOf))
  const listed = rows.map((row, index) => ({ row, person: people[index] }))
  const connection = toConnection(listed, page, ({ row }) => placeOf(row))
  const edges = connection.edges.filter((edge): edge is { cursor: string; node: Listed<Row> } => {
    const { person } = edge.node
    if (person instanceof Error) throw person
    return person !== null
  })
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: connection.pageInfo }
}

export async function peopleConnection<Row>(ctx: UsersContext, list: PeopleList<Row>): Promise<Connection<Person>> {
  const { edges, nodes, pageInfo } = await hydratePeople(ctx, list)
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: node.person })),
    nodes: nodes.map(({ person }) => person),
    pageInfo,
  }
}
