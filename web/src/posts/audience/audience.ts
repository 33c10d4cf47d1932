import { Globe, Lock, type LucideIcon, UserRoundCheck, UsersRound } from 'lucide-react'
import type { PrivacyLevel } from '../../generated/graphql.ts'

export interface Audience {
  level: PrivacyLevel
  name: string
  /** Whom that is. */
  line: string
  Icon: LucideIcon
}

/** Widest first. */
export const audiences: readonly Audience[] = [
  { level: 'PUBLIC', name: 'Everybody', line: 'On Plaza and outside of it', Icon: Globe },
  { level: 'FRIENDS', name: 'Friends', line: 'All of your friends', Icon: UsersRound },
  { level: 'CUSTOM', name: 'Chosen friends', line: 'Those whom you pick', Icon: UserRoundCheck },
  { level: 'PRIVATE', name: 'Only me', line: 'Nobody else', Icon: Lock },
]

/** A level that is new to this page is shown as the narrowest, so that nobody believes in a wider one. */
export const audienceOf = (level: PrivacyLevel): Audience =>
  audiences.find((audience) => audience.level === level) ?? audiences.at(-1)!

/** As an author has chosen it. */
export interface ChosenAudience {
  level: PrivacyLevel
  /** Ids of friends, for `CUSTOM`. */
  people: readonly string[]
}
