import { designsOf } from '@plaza/media/seed'
import { derivedId } from '../../bulk/derived-id.ts'
import type { PersonFact, PictureFact } from '../../bulk/facts.ts'
import { pictureOf } from '../picture-of.ts'
import { createRandom } from '../random.ts'
import { townPeople } from '../town/people.ts'
import { firstNames, lastNames, subjects, towns } from './words.ts'

const day = 86_400_000
const faces = designsOf('face')
/** The first came so long ago, the last so long. */
const [firstJoinedDays, lastJoinedDays] = [900, 20]

export interface CrowdPeople {
  readonly count: number
  id(person: number): string
  joinedAt(person: number): number
  /** How many had joined by then. */
  presentAt(time: number): number
  portrait(person: number): PictureFact | null
  fact(person: number): PersonFact
}

/** The first sixty-two have the names of the town's people, so that ada can sign in to a crowd of any size. */
export function createPeople(count: number, now: Date, passwordHash: string, seed: number): CrowdPeople {
  const begin = now.getTime() - firstJoinedDays * day
  const span = (firstJoinedDays - lastJoinedDays) * day
  const joinedAt = (person: number) => begin + Math.floor((span * person) / count)
  const ids: string[] = []
  const id = (person: number): string => {
    ids[person] ??= derivedId(joinedAt(person), `crowd:person:${person}`)
    return ids[person]
  }
  const portrait = (person: number): PictureFact | null => {
    if (person % 4 !== 0) return null
    const at = joinedAt(person) + 60_000
    const pictureId = derivedId(at, `crowd:portrait:${person}`)
    const design = faces[(person / 4) % faces.length]!
    return pictureOf({ id: pictureId, ownerId: id(person), design, at: new Date(at) })
  }
  return {
    count,
    id,
    joinedAt,
    presentAt: (time) => Math.max(1, Math.min(count, Math.floor(((time - begin) / span) * count))),
    portrait,
    fact(person) {
      const random = createRandom(seed ^ Math.imul(person + 1, 0x9e3779b1))
      const known = townPeople[person]
      const firstName = known?.firstName ?? random.pick(firstNames)
      const lastName = known?.lastName ?? random.pick(lastNames)
      const username = known?.username ?? `${plain(firstName)}_${plain(lastName)}_${person}`
      return {
        ...{ id: id(person), username, email: `${username}@plaza.example`, passwordHash, firstName, lastName },
        gender: known?.gender ?? null,
        dateOfBirth: `${1950 + random.below(55)}-0${1 + random.below(9)}-${10 + random.below(18)}`,
        location: known?.location ?? random.pick(towns),
        bio: known?.bio ?? `Here for ${random.pick(subjects).tags[0]} and ${random.pick(subjects).tags[1]}.`,
        isVerified: random.chance(0.01),
        profilePictureId: portrait(person)?.id ?? null,
        coverPhotoId: null,
        joinedAt: new Date(joinedAt(person)),
      }
    },
  }
}

/** As a user name may hold it. */
const plain = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase()
