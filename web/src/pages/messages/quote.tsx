import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { type QuotedMessageFragment, QuotedMessageFragmentDoc } from '../../generated/graphql.ts'
import { previewOf } from './preview.ts'
import styles from './quote.module.css'

/** The message that another one answers; pressing it goes there. */
export function Quote({
  message: from,
  onJump,
}: {
  message: FragmentType<QuotedMessageFragment>
  onJump(messageId: string): void
}) {
  const { data: message, complete } = useFragment({
    fragment: QuotedMessageFragmentDoc,
    fragmentName: 'QuotedMessage',
    from,
  })
  if (!complete) return null
  return (
    <button data-fragment="QuotedMessage" type="button" className={styles.quote} onClick={() => onJump(message.id)}>
      <strong>
        <bdi>{message.sender?.displayName ?? 'Somebody'}</bdi>
      </strong>
      <span>{previewOf(message)}</span>
    </button>
  )
}
