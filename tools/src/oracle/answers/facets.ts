import { type Answers, type Asking, Maybe } from '../contract/answers.ts'
import { facetsIn } from '../world/mentions.ts'
import type { Mention } from '../world/world.ts'
import { personShown } from './people.ts'

/** Of posts, comments and messages. */
export const facetsOf = ({ content, mentions }: { content: string; mentions: readonly Mention[] }): unknown[] =>
  facetsIn(content, mentions).map((facet) => ('isUnsure' in facet && facet.isUnsure ? new Maybe(facet) : facet))

type Place = ReturnType<typeof facetsIn>[number]

export const facets: Answers = {
  Facet: {
    start: ({ start }: Place) => start,
    end: ({ end }: Place) => end,
    target: ({ target }: Place) => target,
  },
  Mention: { user: ({ id }: { id: string }, asking: Asking) => personShown(id, asking) },
  Link: { url: ({ url }: { url: string }) => url },
  TagRef: { name: ({ name }: { name: string }) => name },
}
