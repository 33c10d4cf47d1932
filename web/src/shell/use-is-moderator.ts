import { useQuery } from '@apollo/client/react'
import { useIdle } from '../elements/use-idle.ts'
import { RoleDocument } from '../generated/graphql.ts'

/** Whether the viewer moderates; false until the page is at rest and it is known. */
export function useIsModerator(): boolean {
  const isIdle = useIdle()
  const { data } = useQuery(RoleDocument, { skip: !isIdle })
  return !!data?.viewer?.moderation
}
