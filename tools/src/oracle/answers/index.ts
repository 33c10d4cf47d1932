import type { Answer, Answers } from '../contract/answers.ts'
import { pendingFields } from '../pending.ts'
import { media } from './media.ts'
import { people } from './people.ts'
import { posts } from './posts.ts'

function together(areas: readonly Answers[]): Answers {
  const all: Record<string, Record<string, Answer>> = {}
  for (const [type, fields] of areas.flatMap(Object.entries) as [string, Record<string, Answer>][]) {
    const known = Object.entries(fields).filter(([field]) => !pendingFields.has(`${type}.${field}`))
    all[type] = { ...all[type], ...Object.fromEntries(known) }
  }
  return all
}

export const answers: Answers = together([people, posts, media])
