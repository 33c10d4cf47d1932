import type { ApolloCache } from '@apollo/client'
import {
  AtSign,
  CornerDownRight,
  Ellipsis,
  Eye,
  Heart,
  type LucideIcon,
  MessageCircle,
  Repeat2,
  Scale,
  ShieldCheck,
  Trash2,
  UserRoundPlus,
  UsersRound,
} from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Link } from 'react-router'
import { classes } from '../../elements/classes.ts'
import { Menu, MenuItem } from '../../elements/menu.tsx'
import { Age } from '../../elements/time.tsx'
import {
  DeleteNotificationGroupsDocument,
  type ListedGroupFragment as Group,
  MarkNotificationGroupsReadDocument,
  type NotificationType,
} from '../../generated/graphql.ts'
import { useAct } from '../../graphql/use-act.ts'
import { Avatar } from '../../people/avatar.tsx'
import { FriendButton } from '../../people/friend-button.tsx'
import { removeFromList, showRead } from './list-cache.ts'
import styles from './notification-row.module.css'
import { actorsOf, excerptOf, placeOf, sentenceOf } from './words.ts'

const icons: Partial<Record<NotificationType, LucideIcon>> = {
  FRIEND_REQUEST: UserRoundPlus,
  FRIEND_ACCEPTED: UserRoundPlus,
  POST_REACTION: Heart,
  COMMENT_REACTION: Heart,
  POST_COMMENT: MessageCircle,
  COMMENT_REPLY: CornerDownRight,
  POST_SHARE: Repeat2,
  MENTION: AtSign,
  MESSAGE: MessageCircle,
  GROUP_ADDED: UsersRound,
  MODERATION: Scale,
}

/** A group of notifications: who did what, a few words of what it is about, and the way there. */
export function NotificationRow({ group }: { group: Group }) {
  const act = useAct()
  const row = useRef<HTMLLIElement>(null)
  const { id, type, latestAt, subject } = group
  const isUnread = !group.isRead

  const actors = actorsOf(group)
  const place = placeOf(group)
  const excerpt = excerptOf(group)
  const Icon = icons[type] ?? ShieldCheck
  const asks = subject?.__typename === 'FriendRequest' ? subject.from : null

  const read = () => {
    if (!isUnread) return
    const input = { notificationGroupIds: [id] }
    void act(MarkNotificationGroupsReadDocument, { input }, { show: (cache) => showRead(cache, id) })
  }
  const remove = () => {
    const next = row.current?.nextElementSibling ?? row.current?.previousElementSibling
    next?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true })
    const off = (cache: ApolloCache) => removeFromList(cache, id)
    void act(DeleteNotificationGroupsDocument, { input: { notificationGroupIds: [id] } }, { show: off, update: off })
  }

  return (
    <li ref={row} data-fragment="ListedGroup" className={classes(styles.row, isUnread && styles.unread)}>
      <span className={styles.people}>
        {actors.slice(0, 2).map((actor) => (
          <Avatar key={actor.id} person={actor} size={actors.length > 1 ? 32 : 40} />
        ))}
        <span className={actors.length > 0 ? styles.icon : styles.nobody}>
          <Icon aria-hidden="true" />
        </span>
      </span>
      <div className={styles.words}>
        <Way to={place} onGo={read}>
          {isUnread && <span className="visually-hidden">New: </span>}
          <Sentence {...sentenceOf(group)} />
        </Way>
        {excerpt && (
          <p className={styles.excerpt} dir="auto">
            {excerpt}
          </p>
        )}
        <p className={styles.age}>
          <Age at={latestAt} />
        </p>
        {asks && (
          <div className={styles.answer}>
            <FriendButton person={asks} size="small" />
          </div>
        )}
      </div>
      <span className={styles.mark} aria-hidden="true" />
      <Menu label="What to do with this notification" icon={<Ellipsis />}>
        {isUnread && (
          <MenuItem icon={<Eye />} onClick={read}>
            Mark as read
          </MenuItem>
        )}
        <MenuItem icon={<Trash2 />} isDangerous onClick={remove}>
          Delete
        </MenuItem>
      </Menu>
    </li>
  )
}

const Way = ({ to, onGo, children }: { to: string | null; onGo(): void; children: ReactNode }) =>
  to ? (
    <Link to={to} className={styles.way} onClick={onGo}>
      {children}
    </Link>
  ) : (
    <p>{children}</p>
  )

function Sentence({ names, others, act }: ReturnType<typeof sentenceOf>) {
  if (names.length === 0) return act
  const told = [...names.map((name) => <Name key={name}>{name}</Name>)]
  if (others > 0) told.push(<strong key="others">{others === 1 ? '1 other' : `${others} others`}</strong>)
  const last = told.pop()
  return (
    <>
      {told.map((name, at) => (
        <span key={name.key}>
          {at > 0 && ', '}
          {name}
        </span>
      ))}
      {told.length > 0 && ' and '}
      {last} {act}
    </>
  )
}

const Name = ({ children }: { children: string }) => (
  <strong>
    <bdi>{children}</bdi>
  </strong>
)
