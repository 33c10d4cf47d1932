import type { MediaKind } from '../../generated/graphql.ts'
import type { ChosenAudience } from '../audience/audience.ts'

/** A post as its author has it before the eyes. */
export interface Written {
  content: string
  location: string
  audience: ChosenAudience
  /** Those that are ready, in order. */
  media: readonly { id: string; kind: MediaKind }[]
}

export const nothingWritten: Written = {
  content: '',
  location: '',
  audience: { level: 'FRIENDS', people: [] },
  media: [],
}

/** Whether there is anything to keep. */
export const isBlank = ({ content, media }: Written): boolean => !content.trim() && media.length === 0

export const isSame = (one: Written, other: Written): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What the contract takes of it. */
export const inputOf = ({ content, location, audience, media }: Written) => ({
  content: content.trim() ? content : null,
  location: location.trim() || null,
  privacyLevel: audience.level,
  ...(audience.level === 'CUSTOM' && { customAudienceIds: [...audience.people] }),
  mediaIds: media.map(({ id }) => id),
})
