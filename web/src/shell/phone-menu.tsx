import {
  Bookmark,
  ChevronRight,
  CircleUserRound,
  FileText,
  Gavel,
  Image,
  type LucideIcon,
  Settings,
  UsersRound,
} from 'lucide-react'
import { useId, useRef } from 'react'
import { Link } from 'react-router'
import { classes } from '../elements/classes.ts'
import type { FrameQuery } from '../generated/graphql.ts'
import { Avatar } from '../people/avatar.tsx'
import styles from './frame.module.css'

type Viewer = NonNullable<FrameQuery['viewer']>

/** The places that the bar of a phone has no room for, behind one's own picture. */
export function PhoneMenu({ viewer, isModerator }: { viewer: Viewer | null | undefined; isModerator: boolean }) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const requests = viewer?.friendRequests?.totalCount ?? 0
  const places: { to: string; name: string; Icon: LucideIcon; count?: number }[] = [
    ...(viewer?.profile
      ? [{ to: `/people/${viewer.profile.username}`, name: 'Your profile', Icon: CircleUserRound }]
      : []),
    { to: '/people', name: 'People', Icon: UsersRound, count: requests },
    { to: '/bookmarks', name: 'Bookmarks', Icon: Bookmark },
    { to: '/drafts', name: 'Drafts', Icon: FileText },
    { to: '/files', name: 'Files', Icon: Image },
    ...(isModerator ? [{ to: '/moderation', name: 'Moderation', Icon: Gavel }] : []),
    { to: '/settings', name: 'Settings', Icon: Settings },
  ]
  return (
    <div className={styles.phoneOnly}>
      <button type="button" className={classes(styles.place, styles.more)} popoverTarget={id}>
        <span className={styles.placeIcon}>
          <Avatar person={viewer?.profile} size={24} />
          {requests > 0 && <span className={styles.count}>{requests > 99 ? '99+' : requests}</span>}
        </span>
        <span className={styles.placeName}>More</span>
        {requests > 0 && <span className="visually-hidden">, {requests} new</span>}
      </button>
      <div ref={list} id={id} popover="auto" className={styles.sheet}>
        {places.map(({ to, name, Icon, count = 0 }) => (
          <Link key={to} to={to} className={styles.sheetPlace} onClick={() => list.current?.hidePopover()}>
            <Icon aria-hidden="true" />
            <span>{name}</span>
            {count > 0 && <span className={styles.sheetCount}>{count} new</span>}
            <ChevronRight aria-hidden="true" />
          </Link>
        ))}
      </div>
    </div>
  )
}
