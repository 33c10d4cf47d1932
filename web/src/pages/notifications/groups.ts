import type { ListedGroupFragment as Group, NotificationType } from '../../generated/graphql.ts'

/** What the list can be narrowed to. */
export const choices = {
  all: { name: 'All', types: null },
  comments: { name: 'Comments', types: ['POST_COMMENT', 'COMMENT_REPLY', 'MENTION'] },
  reactions: { name: 'Reactions', types: ['POST_REACTION', 'COMMENT_REACTION', 'POST_SHARE'] },
  people: { name: 'People', types: ['FRIEND_REQUEST', 'FRIEND_ACCEPTED', 'GROUP_ADDED', 'MESSAGE'] },
} as const satisfies Record<string, { name: string; types: readonly NotificationType[] | null }>

export type ChoiceName = keyof typeof choices

/** The types of a choice, as a variable of its query. */
export const typesOf = (choice: ChoiceName): NotificationType[] | null => {
  const { types } = choices[choice]
  return types && [...types]
}

/** Groups under the day of their newest, newest day first. */
export function groupByDay(groups: readonly Group[]): { day: string; groups: Group[] }[] {
  const days: { day: string; groups: Group[] }[] = []
  for (const group of groups) {
    const day = new Date(group.latestAt).toDateString()
    if (days.at(-1)?.day === day) days.at(-1)!.groups.push(group)
    else days.push({ day, groups: [group] })
  }
  return days
}
