import { useSuspenseQuery } from '@apollo/client/react'
import { UserRoundX } from 'lucide-react'
import { Navigate, useLocation, useParams } from 'react-router'
import { ButtonLink } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { ProfileDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useReconnected } from '../../graphql/live-context.ts'
import { inSight } from '../../graphql/use-suspense-query.ts'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { ProfileHead } from './profile-head.tsx'
import { ProfileSkeleton } from './profile-skeleton.tsx'
import { ProfileTabs } from './profile-tabs.tsx'

export default function Profile() {
  const { username = '' } = useParams()
  return (
    <Frame>
      <Part key={username} what="This profile" skeleton={<ProfileSkeleton />}>
        <Person username={username} />
      </Part>
    </Frame>
  )
}

function Person({ username }: { username: string }) {
  const { '*': rest } = useParams()
  const { search } = useLocation()
  const { data, error, refetch } = useSuspenseQuery(ProfileDocument, {
    variables: { username },
    fetchPolicy: 'cache-and-network',
  })
  useReconnected(() => void inSight(refetch).catch(() => {}))
  const person = data?.userByUsername
  usePageTitle(person?.displayName ?? 'Profile')
  if (!person) {
    return failureAt(error, 'userByUsername') ? (
      <Unavailable what="This profile" onRetry={() => void refetch()} />
    ) : (
      <NobodyHere username={username} />
    )
  }
  // A former name, or one in other letters, leads to the name that the person has now.
  if (person.username !== username) {
    return <Navigate to={`/people/${person.username}${rest ? `/${rest}` : ''}${search}`} replace />
  }
  return (
    <>
      <ProfileHead person={person} />
      <ProfileTabs person={person} />
    </>
  )
}

/** Never tells whether there is nobody, or whether the viewer may not see them. */
const NobodyHere = ({ username }: { username: string }) => (
  <>
    <PageHeader title="Nobody to see here" />
    <Empty
      icon={<UserRoundX />}
      title={`There is no @${username} for you to see`}
      act={
        <ButtonLink to="/people" look="primary">
          Find people
        </ButtonLink>
      }
    >
      The name may be misspelt, the person may have left, or the page may not be for you.
    </Empty>
  </>
)
