import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function Post() {
  usePageTitle('Post')
  return (
    <Frame>
      <PageHeader title="Post" />
    </Frame>
  )
}
