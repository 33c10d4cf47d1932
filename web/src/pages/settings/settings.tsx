import { Navigate, Route, Routes } from 'react-router'
import { PageHeader } from '../../elements/card.tsx'
import { LinkTabs } from '../../elements/tabs.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { AccountSettings } from './account.tsx'
import { AppearanceSettings } from './appearance.tsx'
import { BlockedPeople } from './blocked.tsx'
import { Decisions } from './decisions.tsx'
import { DeviceSettings } from './devices.tsx'
import { MutedSettings } from './muted.tsx'
import { NotificationSettings } from './notifications.tsx'
import { PrivacySettings } from './privacy.tsx'
import styles from './settings.module.css'

const tabs = [
  { to: '/settings/account', name: 'Account' },
  { to: '/settings/sessions', name: 'Devices' },
  { to: '/settings/privacy', name: 'Privacy' },
  { to: '/settings/notifications', name: 'Notifications' },
  { to: '/settings/muted', name: 'Muted' },
  { to: '/settings/blocked', name: 'Blocked' },
  { to: '/settings/decisions', name: 'Decisions' },
  { to: '/settings/appearance', name: 'Appearance' },
]

export default function Settings() {
  usePageTitle('Settings')
  return (
    <Frame>
      <PageHeader title="Settings" />
      <div className={styles.tabs}>
        <LinkTabs label="Settings" tabs={tabs} />
      </div>
      <div className={styles.page}>
        <Routes>
          <Route index element={<Navigate to="/settings/account" replace />} />
          <Route path="account" element={<AccountSettings />} />
          <Route path="sessions" element={<DeviceSettings />} />
          <Route path="privacy" element={<PrivacySettings />} />
          <Route path="notifications" element={<NotificationSettings />} />
          <Route path="muted" element={<MutedSettings />} />
          <Route path="blocked" element={<BlockedPeople />} />
          <Route path="decisions" element={<Decisions />} />
          <Route path="appearance" element={<AppearanceSettings />} />
          <Route path="*" element={<Navigate to="/settings/account" replace />} />
        </Routes>
      </div>
    </Frame>
  )
}
