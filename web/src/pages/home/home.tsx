import { useSearchParams } from 'react-router'
import { PageHeader } from '../../elements/card.tsx'
import { Part } from '../../elements/part.tsx'
import { Choice } from '../../elements/tabs.tsx'
import type { FeedRanking } from '../../generated/graphql.ts'
import { NewPost } from '../../posts/composer/new-post.tsx'
import { PostCardSkeletons } from '../../posts/post-card/post-card-skeleton.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { Feed } from './feed.tsx'

/** What the viewer's circle has posted, the likeliest to matter or the newest first. */
export function Home() {
  usePageTitle('Plaza')
  const [search, setSearch] = useSearchParams()
  const ranking: FeedRanking = search.get('ranking') === 'latest' ? 'LATEST' : 'TOP'
  return (
    <Frame>
      <PageHeader title="Home">
        <Choice
          label="Order of the feed"
          value={ranking}
          options={[
            { value: 'TOP', name: 'Top' },
            { value: 'LATEST', name: 'Latest' },
          ]}
          onChange={(chosen) => setSearch(chosen === 'LATEST' ? { ranking: 'latest' } : {}, { replace: true })}
        />
      </PageHeader>
      <NewPost />
      <Part what="Your feed" skeleton={<PostCardSkeletons />}>
        <Feed key={ranking} ranking={ranking} />
      </Part>
    </Frame>
  )
}
