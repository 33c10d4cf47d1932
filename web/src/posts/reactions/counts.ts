import type { ReactionType } from '../../generated/graphql.ts'

export interface Reacted {
  likeCount: number
  viewerReaction: ReactionType | null
  reactionCounts: { type: ReactionType; count: number }[]
}

/** What the counts will be once the viewer's one reaction is `wanted`; null takes it back. */
export function withReaction(known: Reacted, wanted: ReactionType | null): Reacted {
  const counts = new Map(known.reactionCounts.map(({ type, count }) => [type, count]))
  const add = (type: ReactionType | null, more: number) => type && counts.set(type, (counts.get(type) ?? 0) + more)
  add(known.viewerReaction, -1)
  add(wanted, 1)
  return {
    viewerReaction: wanted,
    likeCount: Math.max(0, counts.get('LIKE') ?? 0),
    reactionCounts: [...counts]
      .filter(([, count]) => count > 0)
      .sort(([, one], [, other]) => other - one)
      .map(([type, count]) => ({ __typename: 'ReactionCount', type, count })),
  }
}

export const totalOf = ({ reactionCounts }: Pick<Reacted, 'reactionCounts'>): number =>
  reactionCounts.reduce((sum, { count }) => sum + count, 0)
