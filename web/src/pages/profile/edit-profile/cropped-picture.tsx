import { useApolloClient, useFragment } from '@apollo/client/react'
import { useEffect, useId } from 'react'
import { classes } from '../../../elements/classes.ts'
import { CroppedPictureFragmentDoc } from '../../../generated/graphql.ts'
import { Picture } from '../../../media/picture.tsx'
import styles from './cropped-picture.module.css'
import { type FocalPoint, hideFocalPoint, showFocalPoint } from './focal-point.ts'

/** A picture as it will be cropped, and the way to move it along the side of which something is cut off. */
export function CroppedPicture({
  id,
  shape,
  onMove,
}: {
  id: string
  /** Its width divided by its height. */
  shape: number
  onMove(point: FocalPoint): void
}) {
  const rangeId = useId()
  const { cache } = useApolloClient()
  const { data, complete } = useFragment({
    fragment: CroppedPictureFragmentDoc,
    fragmentName: 'CroppedPicture',
    from: { __typename: 'MediaFile', id },
  })
  useEffect(() => () => hideFocalPoint(cache, id), [cache, id])
  if (!complete) return null
  const { width, height, focalPoint } = data
  const point = focalPoint ?? { x: 0.5, y: 0.5 }
  const ratio = width && height ? width / height : shape
  const axis = ratio > shape ? 'x' : 'y'
  const isCut = Math.abs(ratio - shape) > 0.01
  return (
    <>
      <div className={classes(styles.box, shape === 1 && styles.round)} style={{ aspectRatio: shape }}>
        <Picture file={data} sizes="480px" />
      </div>
      {isCut && (
        <div className={styles.range}>
          <label htmlFor={rangeId}>{axis === 'x' ? 'Move it sideways' : 'Move it up or down'}</label>
          <input
            id={rangeId}
            type="range"
            min={0}
            max={100}
            value={Math.round(point[axis] * 100)}
            onChange={(event) => {
              const moved = { ...point, [axis]: Number(event.target.value) / 100 }
              showFocalPoint(cache, id, moved)
              onMove(moved)
            }}
          />
        </div>
      )}
    </>
  )
}
