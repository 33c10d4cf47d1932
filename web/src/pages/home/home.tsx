import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export function Home() {
  usePageTitle('Plaza')
  return (
    <Frame>
      <PageHeader title="Home" />
    </Frame>
  )
}
