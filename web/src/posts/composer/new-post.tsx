import { useFragment } from '@apollo/client/react'
import { useNavigate } from 'react-router'
import { Card } from '../../elements/card.tsx'
import { useToast } from '../../elements/toast.tsx'
import { ComposerPersonFragmentDoc } from '../../generated/graphql.ts'
import { Avatar } from '../../people/avatar.tsx'
import { useViewerId } from '../../session/use-session.ts'
import { Composer } from './composer.tsx'
import styles from './new-post.module.css'

/** Begins a post, and goes on with the one that was begun before. */
export function NewPost() {
  const tell = useToast()
  const navigate = useNavigate()
  const { data, complete } = useFragment({
    fragment: ComposerPersonFragmentDoc,
    fragmentName: 'ComposerPerson',
    from: { __typename: 'User', id: useViewerId()! },
  })
  return (
    <Card data-fragment="ComposerPerson" className={styles.card} aria-label="Write a post">
      <Composer
        composed={{ as: 'new' }}
        placeholder="What is on your mind?"
        avatar={<Avatar person={complete ? data : null} />}
        onDone={({ id }) => tell('Your post is out.', { name: 'See it', run: () => void navigate(`/posts/${id}`) })}
      />
    </Card>
  )
}
