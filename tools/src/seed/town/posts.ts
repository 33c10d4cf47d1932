import { earlyPosts } from './early-posts.ts'
import { laterPosts } from './later-posts.ts'
import { latestPosts } from './latest-posts.ts'
import type { TownPost } from './town-post.ts'

/** In the order they were written. */
export const townPosts: readonly TownPost[] = [...earlyPosts, ...laterPosts, ...latestPosts]

/** Notes to oneself: nobody else sees them. */
export const privatePosts: readonly TownPost[] = [
  {
    by: 'ada',
    text: 'Things to ask Charles: the cards, the carry, the money. In that order.',
    tags: ['notes'],
    level: 'PRIVATE',
  },
  { by: 'grace', text: 'Retire? Ask again next year.', level: 'PRIVATE' },
  {
    by: 'alan',
    text: 'Fir cones: count the spirals on the big one, 8 and 13?',
    tags: ['sunflowers'],
    level: 'PRIVATE',
  },
  { by: 'cray', text: 'Lighting for the tunnel. Ask the elves.', tags: ['digging'], level: 'PRIVATE' },
  {
    by: 'vannevar',
    text: 'The note is in the third drawer. The note about the note is here.',
    tags: ['notes'],
    level: 'PRIVATE',
  },
]
