import { derivedId } from '../../bulk/derived-id.ts'
import type { CollectionFact, Network, PersonFact, PictureFact } from '../../bulk/facts.ts'
import { pictureOf } from '../picture-of.ts'
import { createRandom } from '../random.ts'
import { bind } from './bonds.ts'
import { createTownClock } from './clock.ts'
import { converse } from './conversations.ts'
import { keep } from './keepsakes.ts'
import { leaveOut } from './left-out.ts'
import { noticesOf } from './notices.ts'
import { settle } from './residents.ts'
import { tell } from './timeline.ts'

const townSeed = 1815

/** Who has collections, with the designs of the pictures in them. */
const albums = [
  {
    ...{ by: 'ada', name: 'Engine drawings', description: 'Every wheel has a reason', isPublic: true },
    pictures: ['engine-in-blue', 'engine-on-parchment', 'engine-in-green', 'engine-in-plum', 'engine-by-night'],
  },
  {
    ...{ by: 'ada', name: 'For later', description: null, isPublic: false },
    pictures: ['train-on-a-viaduct', 'golden-fans'],
  },
  {
    ...{ by: 'mavis', name: 'Terraces', description: 'Where the path makes you stop', isPublic: true },
    pictures: ['grass-terrace', 'rose-arch', 'hedge-maze', 'spring-fields', 'daisy-meadow', 'rosy-flowers'],
  },
  {
    ...{ by: 'kristen', name: 'Tracks', description: null, isPublic: true },
    pictures: ['ski-tracks-by-moonlight', 'winter-cabin', 'misty-forest', 'ski-tracks-at-noon'],
  },
  {
    ...{ by: 'fran', name: 'Arctic summer', description: 'Sixteen days down the river', isPublic: true },
    pictures: [
      'red-canoe',
      'mirror-lake',
      'peaks-at-dawn',
      'tents-by-the-river',
      'heron-in-the-marsh',
      'cotton-grass',
      'aurora',
    ],
  },
  {
    ...{ by: 'evelyn', name: 'The hens', description: 'Evidence', isPublic: false },
    pictures: ['hens-in-a-row', 'hens-at-the-fence', 'one-hen'],
  },
]

/** The demo town: the same people, words and bonds each time; only the clock moves. */
export function createTown({ now, passwordHash }: { now: Date; passwordHash: string }): Network {
  const random = createRandom(townSeed)
  const clock = createTownClock(now, random)
  const residents = settle(clock, random, passwordHash)
  const bonds = bind(residents.byName, clock, random)
  const timeline = tell(residents, bonds.friendsOf, clock, random)
  const conversations = converse(residents.byName, clock, random)
  const { collections, pictures } = fillAlbums(residents.byName, now)
  const { friendships, requests, blocks } = bonds
  const { posts, comments, reactions } = timeline
  const { bookmarks, pins } = keep(residents.byName, posts)
  const leftOut = leaveOut(residents.byName, posts, now)
  const notices = noticesOf({ friendships, requests, posts, comments, reactions, conversations }, residents.byName, now)

  const allPictures = [...residents.pictures, ...timeline.pictures, ...pictures]
  return {
    people: () => residents.people,
    friendships: () => friendships,
    friendRequests: () => requests,
    blocks: () => blocks,
    pictures: () => allPictures,
    collections: () => collections,
    posts: () => posts,
    comments: () => comments,
    reactions: () => reactions,
    bookmarks: () => bookmarks,
    pins: () => pins,
    mutes: () => leftOut.mutes,
    filteredWords: () => leftOut.filteredWords,
    hiddenPosts: () => leftOut.hiddenPosts,
    mutedPosts: () => leftOut.mutedPosts,
    conversations: () => conversations,
    notices: () => notices,
  }
}

function fillAlbums(
  byName: Map<string, PersonFact>,
  now: Date,
): { collections: CollectionFact[]; pictures: PictureFact[] } {
  const pictures: PictureFact[] = []
  const collections = albums.map(({ by, name, description, isPublic, pictures: designs }, number): CollectionFact => {
    const ownerId = byName.get(by)!.id
    const at = new Date(now.getTime() - (20 - number * 2) * 86_400_000)
    const mediaIds = designs.map((design, n) => {
      const id = derivedId(at, `town:album:${number}:${n}`)
      pictures.push(pictureOf({ id, ownerId, design, at }))
      return id
    })
    return { id: derivedId(at, `town:album:${number}`), ownerId, name, description, isPublic, mediaIds, at }
  })
  return { collections, pictures }
}
