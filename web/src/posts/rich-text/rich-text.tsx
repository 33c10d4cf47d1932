import { useMemo } from 'react'
import { Link } from 'react-router'
import type { TextFacetFragment } from '../../generated/graphql.ts'
import { piecesOf } from './pieces.ts'
import styles from './rich-text.module.css'

const none: readonly TextFacetFragment[] = []

/** What somebody wrote, with the line breaks of it, and where it leads; without facets, as while it is sent, the words alone. */
export function RichText({ text, facets = none }: { text: string; facets?: readonly TextFacetFragment[] }) {
  const pieces = useMemo(() => piecesOf(text, facets), [text, facets])
  return (
    <span className={styles.text} dir="auto">
      {pieces.map((piece, at) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of a text have no other name.
        if (piece.kind === 'text') return <span key={at}>{piece.text}</span>
        if (piece.kind === 'page') {
          return (
            <Link key={at} to={piece.to} className={styles.link}>
              {piece.text}
            </Link>
          )
        }
        return (
          <a key={at} href={piece.href} target="_blank" rel="noopener nofollow ugc" className={styles.link}>
            {piece.text}
          </a>
        )
        // biome-ignore-end lint/suspicious/noArrayIndexKey: as above.
      })}
    </span>
  )
}
