import { PageHeader } from '../../elements/card.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

export default function Search() {
  usePageTitle('Search')
  return (
    <Frame>
      <PageHeader title="Search" />
    </Frame>
  )
}
