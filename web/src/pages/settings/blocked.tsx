import { useApolloClient } from '@apollo/client/react'
import { Ban } from 'lucide-react'
import { Button } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { useToast } from '../../elements/toast.tsx'
import { BlockedPeopleDocument, MoreBlockedPeopleDocument, UnblockUserDocument } from '../../generated/graphql.ts'
import { useAct } from '../../graphql/use-act.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PersonRow } from '../../people/person-row.tsx'
import { readmitPerson } from '../../people/sight.ts'
import styles from './blocked.module.css'
import { RowButton } from './row-button.tsx'
import { RowBones, Section } from './section.tsx'

export function BlockedPeople() {
  return (
    <Section title="People you have blocked" intro="They don’t see you, and you don’t see them, anywhere in Plaza.">
      <Part what="The list of blocked people" skeleton={<RowBones what="the list of blocked people" rows={2} />}>
        <BlockedList />
      </Part>
    </Section>
  )
}

function BlockedList() {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(BlockedPeopleDocument, {
    fetchPolicy: 'cache-and-network',
  })
  const page = data?.viewer?.blockedUsers
  if (!page) {
    if (error) return <Unavailable what="The list of blocked people" onRetry={() => void refetch()} />
    return null
  }
  if (page.edges.length === 0) {
    return (
      <Empty icon={<Ban />} title="You have blocked nobody">
        Whoever bothers you can be blocked from the menu of their profile.
      </Empty>
    )
  }
  return (
    <>
      <ul className={styles.people}>
        {page.edges.map(({ node }) => (
          <li key={node.id}>
            <PersonRow person={node} acts={<Unblock userId={node.id} name={node.displayName} />} />
          </li>
        ))}
      </ul>
      {page.pageInfo.hasNextPage && (
        <Button
          look="plain"
          onClick={() =>
            void fetchMore({ query: MoreBlockedPeopleDocument, variables: { after: page.pageInfo.endCursor! } })
          }
        >
          Show more
        </Button>
      )}
    </>
  )
}

function Unblock({ userId, name }: { userId: string; name: string }) {
  const client = useApolloClient()
  const act = useAct()
  const tell = useToast()
  async function unblock() {
    if (!(await act(UnblockUserDocument, { userId }))) return
    tell(`${name} is not blocked any more. You are not friends.`)
    await readmitPerson(client)
  }
  return (
    <RowButton of={name} onPress={unblock}>
      Unblock
    </RowButton>
  )
}
