import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function NotFound() {
  usePageTitle('NotFound')
  return (
    <Frame>
      <PageHeader title="NotFound" />
    </Frame>
  )
}
