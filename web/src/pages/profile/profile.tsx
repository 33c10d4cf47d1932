import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function Profile() {
  usePageTitle('Profile')
  return (
    <Frame>
      <PageHeader title="Profile" />
    </Frame>
  )
}
