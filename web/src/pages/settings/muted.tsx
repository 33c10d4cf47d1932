import { VolumeX } from 'lucide-react'
import { Button } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { MoreMutedPeopleDocument, MutedPeopleDocument } from '../../generated/graphql.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PersonRow } from '../../people/person-row.tsx'
import { useMute } from '../../people/use-mute.ts'
import { FilteredWords } from './filtered-words.tsx'
import { HiddenPosts } from './hidden-posts.tsx'
import styles from './muted.module.css'
import { endText } from './muted-end.ts'
import { MutedPosts } from './muted-posts.tsx'
import { RowButton } from './row-button.tsx'
import { RowBones, Section } from './section.tsx'

/** All that the viewer does not want to read. */
export function MutedSettings() {
  return (
    <>
      <Section
        title="People you have muted"
        intro="Their posts stay out of your feed, and you aren’t notified of what they do. They aren’t told."
      >
        <Part what="The list of muted people" skeleton={<RowBones what="the list of muted people" rows={2} />}>
          <MutedPeople />
        </Part>
      </Section>
      <FilteredWords />
      <HiddenPosts />
      <MutedPosts />
    </>
  )
}

function MutedPeople() {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(MutedPeopleDocument, {
    fetchPolicy: 'cache-and-network',
  })
  const page = data?.viewer?.mutedUsers
  if (!page) {
    if (error) return <Unavailable what="The list of muted people" onRetry={() => void refetch()} />
    return null
  }
  const muted = page.edges.filter(({ node }) => node.viewerMute)
  if (muted.length === 0) {
    return (
      <Empty icon={<VolumeX />} title="You have muted nobody">
        You can mute somebody from the menu of a post or a profile.
      </Empty>
    )
  }
  return (
    <>
      <ul className={styles.rows}>
        {muted.map(({ node }) => (
          <li key={node.id}>
            <PersonRow
              person={node}
              acts={
                <>
                  <span className={styles.end}>{endText(node.viewerMute?.expiresAt)}</span>
                  <Unmute id={node.id} name={node.displayName} />
                </>
              }
            />
          </li>
        ))}
      </ul>
      {page.pageInfo.hasNextPage && (
        <Button
          look="plain"
          onClick={() =>
            void fetchMore({ query: MoreMutedPeopleDocument, variables: { after: page.pageInfo.endCursor! } })
          }
        >
          Show more
        </Button>
      )}
    </>
  )
}

function Unmute({ id, name }: { id: string; name: string }) {
  const { unmute } = useMute({ id, name })
  return (
    <RowButton of={name} onPress={unmute}>
      Unmute
    </RowButton>
  )
}
