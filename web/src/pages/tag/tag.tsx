import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function Tag() {
  usePageTitle('Tag')
  return (
    <Frame>
      <PageHeader title="Tag" />
    </Frame>
  )
}
