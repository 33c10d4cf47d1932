import pg from 'pg'
import type { Plan, Service } from './plan.ts'

export interface Comparison {
  people: number
  friendships: number
  /** Changes of friendships, each an event. */
  changes: number
  effects: number
  /** What is missing, doubled, older than its owner's row, or in the dead letters. */
  faults: string[]
}

interface PairRow {
  pair: string
  version: number
  isEnded: boolean
}

/** Every committed fact against every projection of it, row by row. */
export async function compare({ urls }: Plan): Promise<Comparison> {
  const rows = async <Row extends pg.QueryResultRow>(service: Service, query: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: urls[service] })
    await client.connect()
    try {
      return (await client.query<Row>(query)).rows
    } finally {
      await client.end()
    }
  }
  const people = await rows<{ id: string }>('auth', 'select id from people')
  const pairs = (table: string) =>
    `select low_id || ':' || high_id as pair, version, is_ended as "isEnded" from ${table} order by 1`
  const friendships = await rows<PairRow>('users', pairs('friendships'))
  const events = new Set<string>()
  for (const service of ['auth', 'users'] as const) {
    for (const { id } of await rows<{ id: string }>(service, 'select id from outbox')) events.add(id)
  }
  const changes = friendships.reduce((sum, { version }) => sum + version, 0)
  const faults: string[] = []
  if (events.size !== people.length + changes) faults.push(`${events.size} events for ${people.length + changes} facts`)
  let effects = 0
  for (const service of ['users', 'posts', 'messages'] as const) {
    const noted = await rows<{ eventId: string; key: string; version: number }>(
      service,
      `select event_id as "eventId", key, (data->>'version')::int as version from effects order by id`,
    )
    effects += noted.length
    const seen = new Set<string>()
    const versions = new Map<string, number>()
    for (const { eventId, key, version } of noted) {
      if (seen.has(eventId)) faults.push(`${service}: the effect of ${eventId} is doubled`)
      seen.add(eventId)
      if (version !== (versions.get(key) ?? 0) + 1)
        faults.push(`${service}: ${key} saw version ${version} out of order`)
      versions.set(key, version)
    }
    for (const id of events) if (!seen.has(id)) faults.push(`${service}: the effect of ${id} is missing`)
    for (const { type, error } of await rows<{ type: string; error: string }>(
      service,
      'select type, error from dead_letters',
    )) {
      faults.push(`${service}: ${type} is in the dead letters: ${error}`)
    }
  }
  for (const service of ['posts', 'messages'] as const) {
    const edges = new Map((await rows<PairRow>(service, pairs('edges'))).map((edge) => [edge.pair, edge]))
    for (const { pair, version, isEnded } of friendships) {
      const edge = edges.get(pair)
      edges.delete(pair)
      if (edge?.version !== version || edge.isEnded !== isEnded) faults.push(`${service}: the edge ${pair} differs`)
    }
    for (const pair of edges.keys()) faults.push(`${service}: the edge ${pair} is nobody’s`)
  }
  return { people: people.length, friendships: friendships.length, changes, effects, faults }
}
