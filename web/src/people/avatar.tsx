import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { useState } from 'react'
import { type AvatarPersonFragment, AvatarPersonFragmentDoc } from '../generated/graphql.ts'
import styles from './avatar.module.css'

/**
 * A person's picture; where there is none, the initials on a hue of the person's own. It says nothing to screen readers,
 * because the name stands beside it.
 */
export function Avatar({
  person,
  size = 40,
}: {
  /** Null for somebody who is hidden or gone, or while the service of people is away. */
  person: FragmentType<AvatarPersonFragment> | null | undefined
  size?: 20 | 24 | 32 | 40 | 56 | 96
}) {
  const { data, complete } = useFragment({ fragment: AvatarPersonFragmentDoc, from: person ?? null })
  const [failedUrl, setFailedUrl] = useState<string | null>(null)
  const box = { width: size, height: size, fontSize: size * 0.38 }
  const shown = { 'data-fragment': 'AvatarPerson', 'aria-hidden': true, className: styles.avatar }
  if (!complete || !data) return <span {...shown} style={box} />
  const { thumbnailUrl: url, focalPoint } = data.profilePicture ?? {}
  if (url && url !== failedUrl) {
    const place = focalPoint && { objectPosition: `${focalPoint.x * 100}% ${focalPoint.y * 100}%` }
    return (
      <img
        {...shown}
        style={{ ...box, ...place }}
        src={url}
        alt=""
        width={size}
        height={size}
        onError={() => setFailedUrl(url)}
      />
    )
  }
  return (
    <span {...shown} style={{ ...box, background: `oklch(0.52 0.1 ${hueOf(data.id)})`, color: 'oklch(1 0 0)' }}>
      {initialsOf(data.displayName)}
    </span>
  )
}

/** Degrees on the colour wheel, the same for an id at all times. */
export const hueOf = (id: string): number =>
  [...id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 3_600, 7) / 10

/** Of the first and the last word, as a reader counts characters. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const firstOf = (word = '') => [...new Intl.Segmenter().segment(word)][0]?.segment ?? ''
  return (firstOf(words[0]) + (words.length > 1 ? firstOf(words.at(-1)) : '')).toUpperCase()
}
