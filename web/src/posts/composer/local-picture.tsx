import { useEffect, useRef } from 'react'
import styles from './local-picture.module.css'

const sidePx = 320

/** A picture that is still on its way, read from the file itself. What the browser can't read stays empty. */
export function LocalPicture({ file }: { file: File }) {
  const ref = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let isGone = false
    createImageBitmap(file).then(
      (image) => {
        const canvas = ref.current
        if (isGone || !canvas) return
        const scale = Math.max(sidePx / image.width, sidePx / image.height)
        const [width, height] = [image.width * scale, image.height * scale]
        canvas.getContext('2d')?.drawImage(image, (sidePx - width) / 2, (sidePx - height) / 2, width, height)
        image.close()
      },
      () => {},
    )
    return () => {
      isGone = true
    }
  }, [file])
  return <canvas ref={ref} width={sidePx} height={sidePx} className={styles.picture} />
}
