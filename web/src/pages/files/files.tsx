import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function Files() {
  usePageTitle('Files')
  return (
    <Frame>
      <PageHeader title="Files" />
    </Frame>
  )
}
