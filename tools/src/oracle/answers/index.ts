import type { Answer, Answers } from '../contract/answers.ts'
import { facets } from './facets.ts'
import { media } from './media.ts'
import { messages } from './messages.ts'
import { notifications } from './notifications.ts'
import { people } from './people.ts'
import { posts } from './posts.ts'

function together(areas: readonly Answers[]): Answers {
  const all: Record<string, Record<string, Answer>> = {}
  for (const [type, fields] of areas.flatMap(Object.entries) as [string, Record<string, Answer>][]) {
    all[type] = { ...all[type], ...fields }
  }
  return all
}

export const answers: Answers = together([people, posts, facets, media, messages, notifications])
