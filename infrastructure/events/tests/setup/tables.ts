import type { Generated } from 'kysely'

interface Pair {
  lowId: string
  highId: string
  version: number
  isEnded: boolean
}

/** The tables of `../migrations`. */
export interface TestTables {
  effects: {
    id: Generated<number>
    consumer: string
    eventId: string
    key: string
    actorId: string | null
    data: string
  }
  edges: Pair
  friendships: Pair
  people: { id: string; version: number }
}
