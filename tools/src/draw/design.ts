import type { Canvas, Size } from './canvas.ts'

/** One picture of the seeded town. */
export interface Design {
  /** Kebab-case; stands in the keys of objects, so it is never given to another drawing. */
  readonly name: string
  /** What it shows, for those who do not see it. */
  readonly description: string
  readonly size: Size
  /** Of the picture, the longer one, in pixels. */
  readonly side: number
  readonly draw: (canvas: Canvas) => void
}

/** What a canvas measures in units of its own, and the longer side of the picture in pixels. */
interface Shape extends Size {
  readonly side: number
}

// With 1,600 pixels the pictures would weigh 7 MB in the repository instead of 4.
export const landscape: Shape = { width: 1600, height: 1067, side: 1280 }
export const portrait: Shape = { width: 1067, height: 1600, side: 1280 }
export const square: Shape = { width: 1200, height: 1200, side: 1080 }
export const cover: Shape = { width: 1600, height: 600, side: 1280 }
export const face: Shape = { width: 640, height: 640, side: 640 }

export const design = (name: string, shape: Shape, description: string, draw: (canvas: Canvas) => void): Design => ({
  ...{ name, description, size: shape, side: shape.side, draw },
})
