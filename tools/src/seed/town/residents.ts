import { designsOf } from '@plaza/media/seed'
import { derivedId } from '../../bulk/derived-id.ts'
import type { PersonFact, PictureFact } from '../../bulk/facts.ts'
import { pictureOf } from '../picture-of.ts'
import type { Random } from '../random.ts'
import type { TownClock } from './clock.ts'
import { townPeople } from './people.ts'

export interface Residents {
  people: PersonFact[]
  byName: Map<string, PersonFact>
  pictures: PictureFact[]
}

/** The people with their portraits. */
export function settle(clock: TownClock, random: Random, passwordHash: string): Residents {
  const pictures: PictureFact[] = []
  const [faces, covers] = [inTurns(designsOf('face')), inTurns(designsOf('cover'))]
  const people = townPeople.map((person, number): PersonFact => {
    const joinedAt = clock.joined(number)
    const id = derivedId(joinedAt, `town:${person.username}`)
    const picture = (what: string, design: string): string => {
      const at = new Date(joinedAt.getTime() + 60_000)
      const pictureId = derivedId(at, `town:${person.username}:${what}`)
      pictures.push(pictureOf({ id: pictureId, ownerId: id, design, at }))
      return pictureId
    }
    const { username, firstName, lastName, gender, location, bio } = person
    return {
      ...{ id, username, firstName, lastName, gender, location, bio, passwordHash, joinedAt },
      email: `${username}@plaza.example`,
      dateOfBirth: birthday(random),
      isVerified: random.chance(0.2),
      profilePictureId: random.chance(0.7) ? picture('portrait', faces.next().value) : null,
      coverPhotoId: random.chance(0.3) ? picture('cover', covers.next().value) : null,
    }
  })
  return { people, byName: new Map(people.map((person) => [person.username, person])), pictures }
}

/** Each once before any comes again; neighbours in the list, which are alike, lie far apart. */
function* inTurns(designs: readonly string[]): Generator<string, never> {
  for (let n = 0; ; n += 17) yield designs[n % designs.length]!
}

/** A grown-up's; their true ones lie before what a profile takes. */
function birthday(random: Random): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${1950 + random.below(50)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`
}
