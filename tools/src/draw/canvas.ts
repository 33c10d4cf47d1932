import { createRandom, type Random } from '../seed/random.ts'

/** A colour and where it stands, from 0 to 1; evenly spread unless given. */
export type Stop = string | readonly [colour: string, at: number]

/** A drawing that grows from back to front, as the text of an SVG. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly random: Random
  add(...markup: readonly string[]): void
  /** From the top down; from left to right with an angle of 90. Gives what `fill` takes. */
  linear(stops: readonly Stop[], angle?: number): string
  /** From the middle outwards. */
  radial(stops: readonly Stop[]): string
  /** Gives what `filter` takes. */
  blur(pixels: number): string
  /** Gives what `clip-path` takes. */
  clip(markup: string): string
  svg(): string
}

export interface Size {
  readonly width: number
  readonly height: number
}

export function createCanvas({ width, height }: Size, seed: number): Canvas {
  const defs: string[] = []
  const shapes: string[] = []
  const define = (kind: string, attributes: string, content: string) => {
    const id = `d${defs.length}`
    defs.push(`<${kind} id="${id}" ${attributes}>${content}</${kind}>`)
    return `url(#${id})`
  }
  const gradient = (stops: readonly Stop[]) =>
    stops
      .map((stop, n) => {
        const [colour, at] = typeof stop === 'string' ? [stop, n / Math.max(1, stops.length - 1)] : stop
        // `#rrggbbaa` is not known to every renderer of SVG.
        const opacity = colour.length === 9 ? ` stop-opacity="${Number.parseInt(colour.slice(7), 16) / 255}"` : ''
        return `<stop offset="${at}" stop-color="${colour.slice(0, 7)}"${opacity}/>`
      })
      .join('')
  return {
    width,
    height,
    random: createRandom(seed),
    add: (...markup) => void shapes.push(...markup),
    linear: (stops, angle = 0) =>
      define(
        'linearGradient',
        `x1="0" y1="0" x2="${Math.sin((angle * Math.PI) / 180).toFixed(4)}" y2="${Math.cos((angle * Math.PI) / 180).toFixed(4)}"`,
        gradient(stops),
      ),
    radial: (stops) => define('radialGradient', '', gradient(stops)),
    blur: (pixels) =>
      define('filter', 'x="-50%" y="-50%" width="200%" height="200%"', `<feGaussianBlur stdDeviation="${pixels}"/>`),
    clip: (markup) => define('clipPath', '', markup),
    svg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<defs>${defs.join('')}</defs>${shapes.join('')}</svg>`,
  }
}
