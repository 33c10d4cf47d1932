import { Settings2 } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { ButtonLink } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Part } from '../../elements/part.tsx'
import { LinkTabs } from '../../elements/tabs.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { type ChoiceName, choices } from './groups.ts'
import { MarkAllRead } from './mark-all-read.tsx'
import { NotificationList } from './notification-list.tsx'
import { NotificationSkeleton } from './notification-skeleton.tsx'
import styles from './notifications.module.css'

export default function Notifications() {
  usePageTitle('Notifications')
  const [search] = useSearchParams()
  const of = search.get('of') ?? 'all'
  const choice = Object.hasOwn(choices, of) ? (of as ChoiceName) : 'all'
  return (
    <Frame>
      <PageHeader title="Notifications">
        <div className={styles.acts}>
          {choice === 'all' && <MarkAllRead />}
          <ButtonLink
            to="/settings/notifications"
            look="plain"
            size="small"
            icon={<Settings2 aria-hidden="true" />}
            aria-label="What to be told of"
            title="What to be told of"
          />
        </div>
      </PageHeader>
      <LinkTabs
        label="Which notifications"
        tabs={Object.entries(choices).map(([key, { name }]) => ({
          ...{ name, to: key === 'all' ? '/notifications' : `/notifications?of=${key}`, isCurrent: key === choice },
        }))}
      />
      <Part what="Your notifications" skeleton={<NotificationSkeleton />}>
        <NotificationList key={choice} choice={choice} />
      </Part>
    </Frame>
  )
}
