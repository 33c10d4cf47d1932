import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { SmilePlus } from 'lucide-react'
import { Menu, MenuItem } from '../../elements/menu.tsx'
import { type ReactedMessageFragment, ReactedMessageFragmentDoc } from '../../generated/graphql.ts'
import { kindOf, reactionKinds } from '../../posts/reactions/kinds.ts'
import styles from './message-reactions.module.css'
import { useMessageReaction } from './use-message-reaction.ts'

/** How a message was reacted to, and by whom; a press reacts in the same way, or takes that back. */
export function MessageReactions({ message: from }: { message: FragmentType<ReactedMessageFragment> }) {
  const { data, complete } = useFragment({
    fragment: ReactedMessageFragmentDoc,
    fragmentName: 'ReactedMessage',
    from,
  })
  const message = data as ReactedMessageFragment
  const choose = useMessageReaction(message)
  if (!complete || message.reactionCounts.length === 0) return null
  return (
    <ul data-fragment="ReactedMessage" className={styles.reactions} aria-label="Reactions">
      {message.reactionCounts.map(({ type, count }) => {
        const { name, Icon } = kindOf(type)
        const who = namesOf(message, type, count)
        return (
          <li key={type}>
            <button
              type="button"
              className={styles.reaction}
              aria-pressed={message.viewerReaction === type}
              aria-label={`${name}, ${count}: ${who}`}
              title={who}
              onClick={() => void choose(type)}
            >
              <Icon aria-hidden="true" />
              {count}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Chooses one of the ways to react. */
export function ReactMenu({ message: from }: { message: FragmentType<ReactedMessageFragment> }) {
  const { data, complete } = useFragment({
    fragment: ReactedMessageFragmentDoc,
    fragmentName: 'ReactedMessage',
    from,
  })
  const message = data as ReactedMessageFragment
  const choose = useMessageReaction(message)
  if (!complete) return null
  return (
    <Menu label="React" icon={<SmilePlus />}>
      {reactionKinds.map(({ type, name, Icon }) => (
        <MenuItem
          key={type}
          role="menuitemradio"
          aria-checked={message.viewerReaction === type}
          icon={<Icon />}
          onClick={() => void choose(type)}
        >
          {name}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** Those who are known by name, and how many there are besides. */
function namesOf({ reactions }: ReactedMessageFragment, type: string, count: number): string {
  const names = reactions.nodes.flatMap((one) =>
    one.type === type && one.user ? [one.user.displayName ?? 'Somebody'] : [],
  )
  const others = count - names.length
  if (names.length === 0) return `${count} ${count === 1 ? 'person' : 'people'}`
  return others > 0 ? `${names.join(', ')} and ${others} more` : names.join(', ')
}
