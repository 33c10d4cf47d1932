import {
  CornerDownRight,
  Ellipsis,
  Eye,
  Heart,
  type LucideIcon,
  MessageCircle,
  Repeat2,
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
import { DeleteNotificationsDocument, type NotificationType } from '../../generated/graphql.ts'
import { useAct } from '../../graphql/use-act.ts'
import { Avatar } from '../../people/avatar.tsx'
import { FriendButton } from '../../people/friend-button.tsx'
import type { Group } from './groups.ts'
import { removeFromList } from './list-cache.ts'
import styles from './notification-row.module.css'
import type { Reader } from './use-mark-read.ts'
import { useSeen } from './use-seen.ts'
import { actorsOf, excerptOf, placeOf, sentenceOf } from './words.ts'

const icons: Partial<Record<NotificationType, LucideIcon>> = {
  FRIEND_REQUEST: UserRoundPlus,
  FRIEND_ACCEPTED: UserRoundPlus,
  POST_REACTION: Heart,
  COMMENT_REACTION: Heart,
  POST_COMMENT: MessageCircle,
  COMMENT_REPLY: CornerDownRight,
  POST_SHARE: Repeat2,
  MESSAGE: MessageCircle,
  GROUP_ADDED: UsersRound,
}

/** A group of notifications: who did what, a few words of what it is about, and the way there. */
export function NotificationRow({ group: { notifications }, reader }: { group: Group; reader: Reader }) {
  const act = useAct()
  const row = useRef<HTMLLIElement>(null)
  const [newest] = notifications
  const unread = notifications.filter(({ isRead }) => !isRead).map(({ id }) => id)
  const isUnread = unread.length > 0
  useSeen(row, isUnread, () => reader.read(unread))

  const actors = actorsOf(notifications)
  const place = placeOf(notifications)
  const excerpt = excerptOf(notifications)
  const Icon = icons[newest.type] ?? ShieldCheck
  const asks = newest.subject?.__typename === 'FriendRequest' ? newest.subject.from : null

  const remove = () => {
    const ids = notifications.map(({ id }) => id)
    const next = row.current?.nextElementSibling ?? row.current?.previousElementSibling
    next?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true })
    for (let at = 0; at < ids.length; at += 100) {
      const some = ids.slice(at, at + 100)
      const off = (cache: Parameters<typeof removeFromList>[0]) => removeFromList(cache, some)
      void act(DeleteNotificationsDocument, { input: { notificationIds: some } }, { show: off, update: off })
    }
  }

  return (
    <li ref={row} data-fragment="ListedNotification" className={classes(styles.row, isUnread && styles.unread)}>
      <span className={styles.people}>
        {actors.slice(0, 2).map((actor) => (
          <Avatar key={actor.id} person={actor} size={actors.length > 1 ? 32 : 40} />
        ))}
        <span className={actors.length > 0 ? styles.icon : styles.nobody}>
          <Icon aria-hidden="true" />
        </span>
      </span>
      <div className={styles.words}>
        <Way to={place} onGo={() => reader.read(unread)}>
          {isUnread && <span className="visually-hidden">New: </span>}
          <Sentence {...sentenceOf(notifications)} />
        </Way>
        {excerpt && (
          <p className={styles.excerpt} dir="auto">
            {excerpt}
          </p>
        )}
        <p className={styles.age}>
          <Age at={newest.createdAt} />
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
          <MenuItem icon={<Eye />} onClick={() => reader.read(unread)}>
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
  if (others > 0) told.push(<strong key="others">{others} others</strong>)
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
