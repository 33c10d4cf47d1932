import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function Drafts() {
  usePageTitle('Drafts')
  return (
    <Frame>
      <PageHeader title="Drafts" />
    </Frame>
  )
}
