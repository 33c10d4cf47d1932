import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function Settings() {
  usePageTitle('Settings')
  return (
    <Frame>
      <PageHeader title="Settings" />
    </Frame>
  )
}
