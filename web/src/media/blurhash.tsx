import { decodeBlurHash } from 'fast-blurhash'
import { useLayoutEffect, useRef } from 'react'
import styles from './blurhash.module.css'

/** It has some 6 by 6 colours; the browser smooths what lies between. */
const side = 24

/** What a picture looks like from afar, while it is on its way. */
export function Blurhash({ hash }: { hash: string }) {
  const ref = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(side, side)
    image.data.set(decodeBlurHash(hash, side, side))
    context.putImageData(image, 0, 0)
  }, [hash])
  return <canvas ref={ref} width={side} height={side} className={styles.blurhash} />
}
