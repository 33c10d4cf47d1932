import type { FragmentType } from '@apollo/client'
import type { PointerEvent } from 'react'
import type { PictureFileFragment } from '../../generated/graphql.ts'
import { Picture } from '../../media/picture.tsx'
import styles from './focal-point.module.css'

export interface Point {
  x: number
  y: number
}

const middle: Point = { x: 0.5, y: 0.5 }
const tallest = 280

/** Where the eye goes in a picture, which crops keep in sight: pressed on the picture, or by keyboard with its two sliders. */
export function FocalPoint({
  file,
  point,
  onChange,
}: {
  file: FragmentType<PictureFileFragment> & { width?: number | null; height?: number | null }
  /** Null for the middle. */
  point: Point | null
  onChange(point: Point | null): void
}) {
  const { x, y } = point ?? middle
  const shape = (file.width ?? 1) / (file.height ?? 1)
  const place = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointermove' && event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    onChange({ x: within((event.clientX - box.left) / box.width), y: within((event.clientY - box.top) / box.height) })
  }
  return (
    <fieldset className={styles.place}>
      <legend>Press on what should stay in sight when the picture is cropped</legend>
      <div
        className={styles.picture}
        style={{ aspectRatio: shape, width: `min(100%, ${tallest * shape}px)` }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          place(event)
        }}
        onPointerMove={place}
      >
        <Picture file={file} sizes="480px" isWhole />
        <span className={styles.mark} style={{ insetInlineStart: `${x * 100}%`, insetBlockStart: `${y * 100}%` }} />
      </div>
      <div className={styles.sliders}>
        <Slider label="From the left" value={x} onChange={(next) => onChange({ x: next, y })} />
        <Slider label="From the top" value={y} onChange={(next) => onChange({ x, y: next })} />
      </div>
    </fieldset>
  )
}

const Slider = ({ label, value, onChange }: { label: string; value: number; onChange(value: number): void }) => (
  <label className={styles.slider}>
    {label}
    <input
      type="range"
      min={0}
      max={100}
      value={Math.round(value * 100)}
      aria-valuetext={`${Math.round(value * 100)} percent`}
      onChange={(event) => onChange(event.target.valueAsNumber / 100)}
    />
  </label>
)

const within = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 1_000
