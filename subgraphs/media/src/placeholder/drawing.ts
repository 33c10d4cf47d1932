import type { Pixels } from './png.ts'

type Colour = readonly [red: number, green: number, blue: number]

const palettes: readonly (readonly [sky: Colour, ground: Colour, light: Colour])[] = [
  [
    [255, 183, 120],
    [94, 53, 119],
    [255, 240, 196],
  ],
  [
    [142, 197, 252],
    [39, 88, 107],
    [255, 255, 240],
  ],
  [
    [253, 221, 230],
    [133, 94, 140],
    [255, 250, 214],
  ],
  [
    [200, 230, 201],
    [38, 84, 70],
    [255, 245, 200],
  ],
  [
    [120, 144, 176],
    [30, 34, 60],
    [240, 240, 255],
  ],
  [
    [255, 204, 188],
    [122, 60, 50],
    [255, 236, 179],
  ],
  [
    [178, 235, 242],
    [0, 92, 110],
    [255, 255, 255],
  ],
  [
    [232, 213, 183],
    [92, 74, 60],
    [255, 248, 225],
  ],
]
const shapes = [
  { width: 600, height: 400 },
  { width: 400, height: 600 },
  { width: 480, height: 480 },
] as const

/** So many different pictures there are: enough for a feed to look alive, few enough to keep each one's facts in memory. */
export const designCount = palettes.length * shapes.length

export function designShape(design: number): { width: number; height: number } {
  return shapes[design % shapes.length]!
}

/** A quiet landscape: a sky, a sun and three ranges of hills. The same design looks the same at every size. */
export function drawDesign(design: number, width: number, height: number): Pixels {
  const [sky, ground, light] = palettes[Math.floor(design / shapes.length) % palettes.length]!
  const sun = { x: 0.2 + 0.6 * fraction(design * 7 + 1), y: 0.18 + 0.2 * fraction(design * 11 + 2), radius: 0.09 }
  const ranges = [0, 1, 2].map((n) => ({
    base: 0.55 + n * 0.14,
    height: 0.1 - n * 0.02,
    phase: fraction(design * 13 + n) * Math.PI * 2,
    waves: 1.5 + n + fraction(design * 17 + n),
    colour: mix(sky, ground, 0.45 + n * 0.27),
  }))
  const rgb = new Uint8Array(width * height * 3)
  const crest = (r: (typeof ranges)[number]) =>
    Float64Array.from(
      { length: width },
      (_, x) => r.base - r.height * Math.sin((x / width) * Math.PI * r.waves + r.phase),
    )
  const [far, middle, near] = ranges.map(crest) as [Float64Array, Float64Array, Float64Array]
  const hills = ranges.map(({ colour }) => colour) as [Colour, Colour, Colour]
  const aside = Float64Array.from({ length: width }, (_, x) => ((x / width - sun.x) * (width / height)) ** 2)
  const haze = (4 * sun.radius) ** 2
  let at = 0
  for (let y = 0; y < height; y++) {
    const v = y / height
    const [red, green, blue] = mix(sky, light, v * 0.6)
    const above = (v - sun.y) ** 2
    for (let x = 0; x < width; x++, at += 3) {
      const hill = v >= near[x]! ? hills[2] : v >= middle[x]! ? hills[1] : v >= far[x]! ? hills[0] : undefined
      if (hill) {
        rgb[at] = hill[0]
        rgb[at + 1] = hill[1]
        rgb[at + 2] = hill[2]
        continue
      }
      const square = aside[x]! + above
      const distance = square < haze ? Math.sqrt(square) / sun.radius : 4
      const glow = distance < 1 ? 1 : 0.5 - (distance - 1) / 6
      rgb[at] = red + (light[0] - red) * glow
      rgb[at + 1] = green + (light[1] - green) * glow
      rgb[at + 2] = blue + (light[2] - blue) * glow
    }
  }
  return { width, height, rgb }
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const blend = (n: 0 | 1 | 2) => Math.round(from[n] + (to[n] - from[n]) * share)
  return [blend(0), blend(1), blend(2)]
}

/** A fixed number from 0 to 1 for each whole number. */
function fraction(n: number): number {
  let h = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32
}
