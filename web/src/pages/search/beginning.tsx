import { History, X } from 'lucide-react'
import { Button, IconButton } from '../../elements/button.tsx'
import { Card } from '../../elements/card.tsx'
import { TrendingTags } from '../../posts/trending-tags/trending-tags.tsx'
import type { RecentSearches } from './recent-searches.ts'
import styles from './search.module.css'

/** Before one has typed: what one searched for lately, and what is talked about. */
export function Beginning({ recent, onChoose }: { recent: RecentSearches; onChoose(query: string): void }) {
  return (
    <div className={styles.beginning}>
      {recent.queries.length > 0 && (
        <Card className={styles.recent}>
          <header>
            <h2>Recent searches</h2>
            <Button look="plain" size="small" onClick={recent.clear}>
              Clear all
            </Button>
          </header>
          <ul>
            {recent.queries.map((query) => (
              <li key={query}>
                <button type="button" onClick={() => onChoose(query)}>
                  <History aria-hidden="true" />
                  <bdi>{query}</bdi>
                </button>
                <IconButton label={`Forget “${query}”`} onClick={() => recent.remove(query)}>
                  <X />
                </IconButton>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <TrendingTags />
    </div>
  )
}
