import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Age } from '../../elements/time.tsx'
import { type RequestRowRequestFragment, RequestRowRequestFragmentDoc } from '../../generated/graphql.ts'
import { PersonCard } from '../../people/person-card.tsx'

/** A request to the viewer or of the viewer. It stays with what became of it until the list is read again. */
export function RequestRow({
  request,
  isIncoming,
}: {
  request: FragmentType<RequestRowRequestFragment>
  isIncoming: boolean
}) {
  const { data, complete } = useFragment({
    fragment: RequestRowRequestFragmentDoc,
    fragmentName: 'RequestRowRequest',
    from: request,
  })
  if (!complete) return null
  const other = isIncoming ? data.from : data.to
  const line = {
    PENDING: isIncoming ? undefined : (
      <>
        You asked <Age at={data.createdAt} />
      </>
    ),
    ACCEPTED: 'You are friends now.',
    DECLINED: `You said no. ${other?.firstName} isn’t told.`,
    CANCELLED: 'You took your request back.',
  }[data.status]
  return <PersonCard person={other} line={line} />
}
