import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function Notifications() {
  usePageTitle('Notifications')
  return (
    <Frame>
      <PageHeader title="Notifications" />
    </Frame>
  )
}
