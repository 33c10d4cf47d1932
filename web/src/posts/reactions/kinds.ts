import { Angry, Frown, Heart, Laugh, type LucideIcon, ThumbsUp } from 'lucide-react'
import type { ReactionType } from '../../generated/graphql.ts'

/** The ways to react, in the order of the picker. */
export const reactionKinds: readonly { type: ReactionType; name: string; Icon: LucideIcon }[] = [
  { type: 'LIKE', name: 'Like', Icon: ThumbsUp },
  { type: 'LOVE', name: 'Love', Icon: Heart },
  { type: 'LAUGH', name: 'Laugh', Icon: Laugh },
  { type: 'ANGRY', name: 'Angry', Icon: Angry },
  { type: 'SAD', name: 'Sad', Icon: Frown },
]

/** New values may come to the contract: those are shown as a like is. */
export const kindOf = (type: ReactionType) => reactionKinds.find((kind) => kind.type === type) ?? reactionKinds[0]!
