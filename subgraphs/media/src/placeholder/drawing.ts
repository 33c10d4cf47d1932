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
  { width: 720, height: 480 },
  { width: 480, height: 720 },
  { width: 600, height: 600 },
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
  const aspect = width / height
  const tops = ranges.map((r) =>
    Float64Array.from(
      { length: width },
      (_, x) => r.base - r.height * Math.sin((x / width) * Math.PI * r.waves + r.phase),
    ),
  )
  let at = 0
  for (let y = 0; y < height; y++) {
    const v = y / height
    const air = mix(sky, light, v * 0.6)
    for (let x = 0; x < width; x++, at += 3) {
      const range = v >= tops[2]![x]! ? 2 : v >= tops[1]![x]! ? 1 : v >= tops[0]![x]! ? 0 : -1
      if (range >= 0) {
        const { colour } = ranges[range]!
        rgb[at] = colour[0]
        rgb[at + 1] = colour[1]
        rgb[at + 2] = colour[2]
        continue
      }
      const dx = (x / width - sun.x) * aspect
      const dy = v - sun.y
      const distance = Math.sqrt(dx * dx + dy * dy) / sun.radius
      const glow = distance < 1 ? 1 : Math.max(0, 0.5 - (distance - 1) / 6)
      rgb[at] = air[0] + (light[0] - air[0]) * glow
      rgb[at + 1] = air[1] + (light[1] - air[1]) * glow
      rgb[at + 2] = air[2] + (light[2] - air[2]) * glow
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
