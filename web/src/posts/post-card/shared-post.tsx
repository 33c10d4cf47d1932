import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { type SharedPostPostFragment, SharedPostPostFragmentDoc } from '../../generated/graphql.ts'
import { Mosaic } from '../../media/mosaic.tsx'
import { Filtered } from '../filtered.tsx'
import { PostHead } from './post-head.tsx'
import { PostText } from './post-text.tsx'
import styles from './shared-post.module.css'

/** The post that another one shares. */
export function SharedPost({ post }: { post: FragmentType<SharedPostPostFragment> | null }) {
  const { data, complete } = useFragment({
    fragment: SharedPostPostFragmentDoc,
    fragmentName: 'SharedPostPost',
    from: post,
  })
  if (!complete || !data) {
    return <p className={styles.gone}>The shared post is gone, or not for you to see.</p>
  }
  return (
    <article data-fragment="SharedPostPost" className={styles.shared} aria-label="Shared post">
      <PostHead
        author={data.author}
        at={data.publishedAt ?? data.createdAt}
        isEdited={data.editedAt !== null}
        privacyLevel={data.privacyLevel}
        location={data.location}
        to={`/posts/${data.id}`}
        isSmall
      />
      <Filtered id={data.id} isFiltered={data.isFiltered}>
        <PostText id={data.id} text={data.content} facets={data.facets} isWhole={false} />
        {data.media.length > 0 && <Mosaic files={data.media} />}
      </Filtered>
    </article>
  )
}
