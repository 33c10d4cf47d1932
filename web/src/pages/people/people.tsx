import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function People() {
  usePageTitle('People')
  return (
    <Frame>
      <PageHeader title="People" />
    </Frame>
  )
}
