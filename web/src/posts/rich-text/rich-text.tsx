import { useMemo } from 'react'
import { Link } from 'react-router'
import styles from './rich-text.module.css'
import { tokensOf } from './tokens.ts'

/** What somebody wrote, with the line breaks of it, and tags and addresses as links. */
export function RichText({ text }: { text: string }) {
  const tokens = useMemo(() => tokensOf(text), [text])
  return (
    <span className={styles.text} dir="auto">
      {tokens.map((token, at) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of a text have no other name.
        if (token.kind === 'text') return <span key={at}>{token.text}</span>
        if (token.kind === 'tag') {
          return (
            <Link key={at} to={`/tags/${encodeURIComponent(token.name)}`} className={styles.link}>
              {token.text}
            </Link>
          )
        }
        return (
          <a key={at} href={token.href} target="_blank" rel="noopener nofollow ugc" className={styles.link}>
            {token.text}
          </a>
        )
        // biome-ignore-end lint/suspicious/noArrayIndexKey: as above.
      })}
    </span>
  )
}
