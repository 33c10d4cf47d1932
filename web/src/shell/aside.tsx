import { Search } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { Card } from '../elements/card.tsx'
import { Part } from '../elements/part.tsx'
import { YouMayKnow, YouMayKnowSkeleton } from '../people/you-may-know/you-may-know.tsx'
import { TrendingTags } from '../posts/trending-tags/trending-tags.tsx'
import styles from './aside.module.css'

/** What stands beside every page that has nothing of its own there. */
export default function Aside({ hasPeople = true }: { hasPeople?: boolean }) {
  return (
    <div className={styles.parts}>
      <SearchBox />
      {hasPeople && <PeopleBeside />}
      <TrendingTags />
    </div>
  )
}

/** Leads to the page of search from everywhere. */
function SearchBox() {
  const navigate = useNavigate()
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault()
          const query = String(new FormData(event.currentTarget).get('q')).trim()
          if (query) void navigate(`/search?q=${encodeURIComponent(query)}`)
        }}
      >
        <Search aria-hidden="true" />
        <input type="search" name="q" placeholder="Search Plaza" aria-label="Search Plaza" autoComplete="off" />
      </form>
    </search>
  )
}

const PeopleBeside = () => (
  <Card className={styles.part}>
    <h2>People you may know</h2>
    <Part what="People you may know" skeleton={<YouMayKnowSkeleton count={3} />}>
      <YouMayKnow most={3} />
    </Part>
    <Link to="/people" className={styles.all}>
      Show all
    </Link>
  </Card>
)
