import { MapPinOff } from 'lucide-react'
import { useLocation } from 'react-router'
import { ButtonLink } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import styles from './not-found.module.css'

export default function NotFound() {
  const { pathname } = useLocation()
  usePageTitle('Page not found')
  return (
    <Frame>
      <PageHeader title="Page not found" />
      <Empty
        icon={<MapPinOff aria-hidden="true" />}
        title="Nothing lives here"
        act={
          <div className={styles.acts}>
            <ButtonLink to="/" look="primary">
              To your feed
            </ButtonLink>
            <ButtonLink to="/search">Search</ButtonLink>
          </div>
        }
      >
        There is no page at <code className={styles.address}>{pathname}</code>. The address may be mistyped, or the page
        has moved.
      </Empty>
    </Frame>
  )
}
