import { useQuery } from '@apollo/client/react'
import {
  Bell,
  Bookmark,
  Gavel,
  House,
  Image,
  type LucideIcon,
  MessageCircle,
  Search,
  Settings,
  UsersRound,
} from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { Link, NavLink } from 'react-router'
import { classes } from '../elements/classes.ts'
import { useIdle } from '../elements/use-idle.ts'
import { useMedia } from '../elements/use-media.ts'
import { FrameDocument, type FrameQuery } from '../generated/graphql.ts'
import { GlassToggle } from '../glass/glass-toggle.tsx'
import { Avatar } from '../people/avatar.tsx'
import logo from '../plaza.svg'
import { Connection } from './connection.tsx'
import styles from './frame.module.css'
import { useUnreadMark } from './page-title.ts'
import { PhoneMenu } from './phone-menu.tsx'
import { useIsModerator } from './use-is-moderator.ts'

const Aside = lazy(() => import('./aside.tsx'))

type Viewer = NonNullable<FrameQuery['viewer']>

interface Place {
  to: string
  name: string
  Icon: LucideIcon
  /** What waits there. */
  count?: number | null | undefined
  /** Whether the bar of a phone has room for it. */
  isOnPhone: boolean
}

/**
 * What stands around every page: the ways to all others, with what waits there, and where there is room what is beside it.
 * `aside` is null for a page that wants nothing there.
 */
export function Frame({
  children,
  isFull = false,
  hasBar = true,
  aside = isFull ? null : <Aside />,
}: {
  children: ReactNode
  /** Takes the place of `aside` too, and exactly the height of the window: what is long scrolls within the page. */
  isFull?: boolean
  /** Whether a phone shows the bar with the other pages. */
  hasBar?: boolean
  aside?: ReactNode
}) {
  const hasRoomBeside = useMedia('(min-width: 1100px)')
  const isIdle = useIdle()
  const { data } = useQuery(FrameDocument)
  const viewer: Viewer | null | undefined = data?.viewer
  useUnreadMark((viewer?.unreadMessageCount ?? 0) + (viewer?.unseenNotificationCount ?? 0))
  const isModerator = useIsModerator()
  const places: Place[] = [
    { to: '/', name: 'Home', Icon: House, isOnPhone: true },
    { to: '/search', name: 'Search', Icon: Search, isOnPhone: true },
    { to: '/messages', name: 'Messages', Icon: MessageCircle, count: viewer?.unreadMessageCount, isOnPhone: true },
    {
      to: '/notifications',
      name: 'Notifications',
      Icon: Bell,
      count: viewer?.unseenNotificationCount,
      isOnPhone: true,
    },
    { to: '/people', name: 'People', Icon: UsersRound, count: viewer?.friendRequests?.totalCount, isOnPhone: false },
    { to: '/bookmarks', name: 'Bookmarks', Icon: Bookmark, isOnPhone: false },
    { to: '/files', name: 'Files', Icon: Image, isOnPhone: false },
    ...(isModerator ? [{ to: '/moderation', name: 'Moderation', Icon: Gavel, isOnPhone: false }] : []),
    { to: '/settings', name: 'Settings', Icon: Settings, isOnPhone: false },
  ]
  return (
    <div className={classes(styles.frame, isFull && styles.full, !hasBar && styles.barless)}>
      <a href="#page" className={styles.skip}>
        Skip to the page
      </a>
      <header className={styles.rail}>
        <Link to="/" className={styles.brand}>
          <img src={logo} alt="" width={32} height={32} />
          <span>Plaza</span>
        </Link>
        <nav aria-label="Plaza" className={styles.places}>
          {places.map((place) => (
            <PlaceLink key={place.to} {...place} />
          ))}
          <GlassToggle />
          <PhoneMenu viewer={viewer} isModerator={isModerator} />
        </nav>
        {viewer?.profile && (
          <Link to={`/people/${viewer.profile.username}`} className={styles.me}>
            <Avatar person={viewer.profile} size={32} />
            <span className={styles.myName}>
              <bdi>{viewer.profile.displayName}</bdi>
              <small>@{viewer.profile.username}</small>
            </span>
          </Link>
        )}
      </header>
      <main id="page" tabIndex={-1} className={styles.page}>
        <Connection />
        {children}
      </main>
      {hasRoomBeside && isIdle && aside && (
        <aside className={styles.aside} aria-label="Beside the page">
          <Suspense>{aside}</Suspense>
        </aside>
      )}
    </div>
  )
}

function PlaceLink({ to, name, Icon, count, isOnPhone }: Place) {
  return (
    <NavLink to={to} end={to === '/'} className={classes(styles.place, !isOnPhone && styles.wideOnly)}>
      <span className={styles.placeIcon}>
        <Icon aria-hidden="true" />
        {!!count && (
          <span aria-hidden="true" className={styles.count}>
            {count > 99 ? '99+' : count}
          </span>
        )}
      </span>
      <span className={styles.placeName}>{name}</span>
      {!!count && <span className="visually-hidden">, {count} new</span>}
    </NavLink>
  )
}
