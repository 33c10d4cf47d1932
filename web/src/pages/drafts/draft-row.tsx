import type { FragmentType } from '@apollo/client'
import { useApolloClient, useFragment } from '@apollo/client/react'
import { Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button, IconButton } from '../../elements/button.tsx'
import { Card } from '../../elements/card.tsx'
import { Age } from '../../elements/time.tsx'
import { useToast } from '../../elements/toast.tsx'
import { DeletePostDocument, type DraftRowPostFragment, DraftRowPostFragmentDoc } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { audienceOf } from '../../posts/audience/audience.ts'
import { removeDraft } from '../../posts/drafts-cache.ts'
import styles from './drafts.module.css'

const ComposerDialog = lazy(() => import('../../posts/composer/composer-dialog.tsx'))

/** A draft, to go on with or to throw away. */
export function DraftRow({ post }: { post: FragmentType<DraftRowPostFragment> }) {
  const client = useApolloClient()
  const tell = useToast()
  const [isOpen, setOpen] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { data, complete } = useFragment({
    fragment: DraftRowPostFragmentDoc,
    fragmentName: 'DraftRowPost',
    from: post,
  })
  if (!complete) return null
  const { name } = audienceOf(data.privacyLevel)
  const files = data.media.length

  async function discard() {
    try {
      const variables = { input: { postId: data.id! } }
      const answer = await client.mutate({ mutation: DeletePostDocument, variables })
      const failure = answer.data?.deletePost?.errors.find(({ code }) => code !== 'NOT_FOUND')
      if (failure) return tell(failure.message)
      removeDraft(client.cache, data.id!)
      tell('The draft is thrown away.')
    } catch (error) {
      tell(faultMessage(error))
    }
  }

  return (
    <Card data-fragment="DraftRowPost" className={styles.row}>
      <button type="button" className={styles.open} onClick={() => setOpen(true)}>
        <span className={styles.text} dir="auto">
          {data.content || 'No words yet'}
        </span>
        <span className={styles.facts}>
          <Age at={data.createdAt} /> · For: {name}
          {files > 0 && ` · ${files === 1 ? '1 file' : `${files} files`}`}
        </span>
      </button>
      {isAsked ? (
        <span className={styles.asked}>
          <Button size="small" autoFocus onClick={() => setAsked(false)}>
            Keep
          </Button>
          <Button size="small" look="danger" onClick={() => void discard()}>
            Throw away
          </Button>
        </span>
      ) : (
        <IconButton label="Throw this draft away" onClick={() => setAsked(true)}>
          <Trash2 />
        </IconButton>
      )}
      {isOpen && (
        <Suspense>
          <ComposerDialog id={data.id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Card>
  )
}
