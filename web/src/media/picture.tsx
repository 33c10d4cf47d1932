import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react'
import { classes } from '../elements/classes.ts'
import { type PictureFileFragment, PictureFileFragmentDoc } from '../generated/graphql.ts'
import { Blurhash } from './blurhash.tsx'
import { useLink } from './links.ts'
import { MissingFile } from './missing-file.tsx'
import styles from './picture.module.css'

/**
 * A picture, cropped to the box that its parent makes, around the point where the eye goes. The blurhash stands in its place
 * until it is there.
 */
export function Picture({
  file,
  sizes,
  isWhole = false,
  className,
}: {
  file: FragmentType<PictureFileFragment> | null | undefined
  /** As in `srcset`: how wide it stands, as "(min-width: 640px) 600px, 100vw". */
  sizes: string
  /** Nothing is cropped: the box takes the picture's shape, its width divided by its height, from `--shape`. */
  isWhole?: boolean
  className?: string | undefined
}) {
  const { data, complete } = useFragment({
    fragment: PictureFileFragmentDoc,
    fragmentName: 'PictureFile',
    from: file ?? null,
  })
  const link = useLink(complete ? data?.url : null)
  const [shownUrl, setShownUrl] = useState<string | null>(null)
  const image = useRef<HTMLImageElement>(null)
  // What the browser has already shows at once, as when one scrolls back.
  useLayoutEffect(() => {
    if (link.url && image.current?.complete && image.current.naturalWidth > 0) setShownUrl(link.url)
  }, [link.url])
  if (!complete || !data) return <MissingFile className={className} />

  const { x, y } = data.focalPoint ?? { x: 0.5, y: 0.5 }
  const box = isWhole && data.width && data.height ? { '--shape': data.width / data.height } : undefined
  // A rendition is one frame, and a GIF is there for all of them.
  const renditions = data.mimeType === 'image/gif' ? [] : data.renditions
  return (
    <span data-fragment="PictureFile" className={classes(styles.picture, className)} style={box as CSSProperties}>
      {data.blurhash && shownUrl !== link.url && <Blurhash hash={data.blurhash} />}
      {link.url ? (
        <img
          ref={image}
          className={styles.image}
          data-shown={shownUrl === link.url || undefined}
          src={renditions.at(-1)?.url ?? link.url}
          srcSet={renditions.map(({ url, width }) => `${url} ${width}w`).join(', ') || undefined}
          sizes={sizes}
          width={data.width ?? undefined}
          height={data.height ?? undefined}
          alt={data.altText ?? ''}
          style={{ objectPosition: `${x * 100}% ${y * 100}%`, objectFit: isWhole ? 'contain' : 'cover' }}
          loading="lazy"
          decoding="async"
          onLoad={() => setShownUrl(link.url)}
          onError={link.onError}
        />
      ) : (
        <MissingFile />
      )}
    </span>
  )
}
