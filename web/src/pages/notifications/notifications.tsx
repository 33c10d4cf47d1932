import { Settings2 } from 'lucide-react'
import { ButtonLink } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Part } from '../../elements/part.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { MarkAllRead } from './mark-all-read.tsx'
import { NotificationList } from './notification-list.tsx'
import { NotificationSkeleton } from './notification-skeleton.tsx'
import styles from './notifications.module.css'

export default function Notifications() {
  usePageTitle('Notifications')
  return (
    <Frame>
      <PageHeader title="Notifications">
        <div className={styles.acts}>
          <MarkAllRead />
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
      <Part what="Your notifications" skeleton={<NotificationSkeleton />}>
        <NotificationList />
      </Part>
    </Frame>
  )
}
