import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './muted.module.css'
import { Row } from './section.tsx'

/** A post in a list of settings: whose it is, how it begins, and what can be done. */
export function PostRow({
  post: { id, content, author },
  act,
}: {
  post: { id: string; content: string; author: { displayName: string } | null }
  act: (name: string) => ReactNode
}) {
  const name = author?.displayName ?? 'somebody'
  return (
    <Row name={<Link to={`/posts/${id}`}>By {name}</Link>} act={act(name)}>
      <p className={styles.excerpt} dir="auto">
        {content || 'A post without words'}
      </p>
    </Row>
  )
}
