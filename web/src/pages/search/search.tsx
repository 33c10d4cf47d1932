import { type MouseEvent, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { PageHeader } from '../../elements/card.tsx'
import { LinkTabs } from '../../elements/tabs.tsx'
import { useSettled } from '../../elements/use-settled.ts'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { Beginning } from './beginning.tsx'
import { PeopleFound } from './people-found.tsx'
import { PostsFound } from './posts-found.tsx'
import { useRecentSearches } from './recent-searches.ts'
import styles from './search.module.css'
import { SearchBox } from './search-box.tsx'
import { TagsFound } from './tags-found.tsx'

const tabs = [
  { tab: 'people', name: 'People', Found: PeopleFound },
  { tab: 'posts', name: 'Posts', Found: PostsFound },
  { tab: 'tags', name: 'Tags', Found: TagsFound },
] as const

export default function Search() {
  const [params, setParams] = useSearchParams()
  const query = params.get('q') ?? ''
  const { tab, Found } = tabs.find(({ tab }) => tab === params.get('tab')) ?? tabs[0]
  usePageTitle(query ? `“${query}”` : 'Search')

  const [text, setText] = useState(query)
  const settled = useSettled(text.trim())
  const recent = useRecentSearches()
  // What one types becomes the address, and an address that is gone to becomes what stands in the box.
  useEffect(() => {
    if (settled === query) return
    setParams(
      (params) => {
        if (settled) params.set('q', settled)
        else params.delete('q')
        return params
      },
      { replace: true },
    )
  }, [settled])
  useEffect(() => setText((text) => (text.trim() === query ? text : query)), [query])

  const onFollow = (event: MouseEvent) => {
    if (query && (event.target as Element).closest('a')) recent.add(query)
  }
  return (
    // Before one has typed, what stands beside other pages stands here.
    <Frame aside={query ? undefined : null}>
      <PageHeader title="Search" />
      <div className={styles.head}>
        <SearchBox text={text} onText={setText} onSearch={() => recent.add(text.trim())} />
        {query && (
          <LinkTabs
            label="What to search for"
            tabs={tabs.map(({ tab: other, name }) => ({
              to: `/search?${new URLSearchParams({ q: text.trim() || query, tab: other })}`,
              name,
              isCurrent: other === tab,
            }))}
          />
        )}
      </div>
      {query ? (
        <div onClickCapture={onFollow}>
          <Found query={query} />
        </div>
      ) : (
        <Beginning recent={recent} onChoose={setText} />
      )}
    </Frame>
  )
}
