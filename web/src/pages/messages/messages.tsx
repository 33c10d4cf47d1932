import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function Messages() {
  usePageTitle('Messages')
  return (
    <Frame>
      <PageHeader title="Messages" />
    </Frame>
  )
}
