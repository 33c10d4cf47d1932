import { derivedId } from '../bulk/derived-id.ts'
import type { FriendshipFact, PersonFact } from '../bulk/facts.ts'
import { type Reporter, RowError, readRows } from './csv.ts'
import type { DataSet } from './data-set.ts'
import type { Graph } from './graph.ts'
import { type ImportOptions, shifted } from './options.ts'

export async function* readPeople(
  dataSet: DataSet,
  graph: Graph,
  options: ImportOptions,
  reporter: Reporter,
): AsyncGenerator<PersonFact> {
  for (const file of dataSet.files.person) {
    yield* readRows(file, ['id', 'firstName', 'lastName', 'creationDate'], reporter, (row): PersonFact => {
      const snbId = row.id('id')
      if (graph.people.has(snbId)) throw new RowError(`has the id ${snbId} of an earlier person`)
      const created = row.time('creationDate')
      // From the time in the file, not the shifted one: the same person has the same id in every import.
      const id = derivedId(created, `snb:person:${snbId}`)
      const joinedAt = shifted(created, options)
      graph.people.set(snbId, { id, joinedAt })
      const username = `snb_${snbId}`
      return {
        ...{ id, username, joinedAt, passwordHash: options.passwordHash },
        // Their addresses in the file are made up, but at real providers: nothing must ever be sent there.
        email: `${username}@snb.example`,
        firstName: row.need('firstName').slice(0, 100),
        lastName: row.need('lastName').slice(0, 100),
        gender: genders[row.find('gender')?.toLowerCase() ?? ''] ?? null,
        dateOfBirth: dayOf(row.find('birthday')),
        location:
          graph.places
            .get(row.findId('place') ?? '')
            ?.replaceAll('_', ' ')
            .slice(0, 100) ?? null,
        ...{ bio: null, isVerified: false, profilePictureId: null, coverPhotoId: null },
      }
    })
  }
}

const genders: Record<string, 'FEMALE' | 'MALE'> = { female: 'FEMALE', male: 'MALE' }

/** Given as a day, or in other variants of the files as milliseconds since 1970. */
function dayOf(text: string | null): string | null {
  if (text === null) return null
  const time = /^-?\d{6,}$/.test(text) ? new Date(Number(text)) : new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(time.getTime())) throw new RowError(`has ${JSON.stringify(text)} for birthday, which is no day`)
  return time.toISOString().slice(0, 10)
}

export async function* readFriendships(
  dataSet: DataSet,
  graph: Graph,
  options: ImportOptions,
  reporter: Reporter,
): AsyncGenerator<FriendshipFact> {
  const seen = new Set<string>()
  for (const file of dataSet.files.person_knows_person) {
    yield* readRows(file, ['Person.id', 'Person.id', 'creationDate'], reporter, (row) => {
      const [one, other] = [personOf(graph, row.id('Person.id')), personOf(graph, row.id('Person.id', 2))]
      if (one === other) throw new RowError('makes a person a friend of oneself')
      const [lowId, highId] = [one, other].sort() as [string, string]
      const pair = `${lowId} ${highId}`
      const since = shifted(row.time('creationDate'), options)
      // Some variants of the files have each pair both ways.
      if (seen.has(pair)) return undefined
      seen.add(pair)
      return { lowId, highId, since }
    })
  }
}

export function personOf(graph: Graph, snbId: string): string {
  const person = graph.people.get(snbId)
  if (!person) throw new RowError(`names person ${snbId}, who is not in the data set`)
  return person.id
}
