import type { Canvas, Stop } from './canvas.ts'
import { circle, curve, ellipse, group, type Point, path, polygon, rect, stroke } from './shapes.ts'

/** What is far, near or above in most landscapes. Heights are shares of the canvas's own. */

export const sky = (c: Canvas, ...stops: readonly Stop[]): void =>
  c.add(rect(0, 0, c.width, c.height, { fill: c.linear(stops) }))

/** A disc with its glow around it. */
export function sun(c: Canvas, [x, y]: Point, radius: number, colour: string, glow = 5): void {
  const at: Point = [x * c.width, y * c.height]
  const r = radius * c.height
  c.add(
    circle(at, r * glow, {
      fill: c.radial([
        [`${colour}aa`, 0],
        [`${colour}33`, 0.4],
        [`${colour}00`, 1],
      ]),
    }),
    circle(at, r, { fill: colour }),
  )
}

export function stars(c: Canvas, count: number, below = 0.7): void {
  for (let n = 0; n < count; n++) {
    const r = 0.6 + c.random.next() ** 4 * 3.2
    const at: Point = [c.random.next() * c.width, c.random.next() * c.height * below]
    c.add(circle(at, r, { fill: '#ffffff', opacity: 0.35 + c.random.next() * 0.65 }))
  }
}

export function cloud(c: Canvas, [x, y]: Point, width: number, colour: string, opacity = 0.85): void {
  const [cx, cy, w] = [x * c.width, y * c.height, width * c.width]
  const puffs = [-0.34, -0.14, 0.08, 0.28].map((dx, n) => {
    const r = w * (0.13 + [0, 0.08, 0.05, 0][n]! + c.random.next() * 0.02)
    return circle([cx + dx * w, cy - r * 0.55], r, { fill: colour })
  })
  c.add(group({ opacity }, ...puffs, rect(cx - w / 2, cy - w * 0.1, w, w * 0.12, { rx: w * 0.06, fill: colour })))
}

/** Hills that roll: the line, for who wants to stand something on it. */
export function hills(
  c: Canvas,
  { y, swing, waves = 2, fill }: { y: number; swing: number; waves?: number; fill: string },
) {
  const [p1, p2] = [c.random.next() * 6.28, c.random.next() * 6.28]
  const line = (x: number) =>
    c.height *
    (y -
      swing * (0.65 * Math.sin((x / c.width) * waves * 3.14 + p1) + 0.35 * Math.sin((x / c.width) * waves * 7.3 + p2)))
  const points = Array.from({ length: 61 }, (_, n): Point => [(n / 60) * c.width, line((n / 60) * c.width)])
  c.add(polygon([...points, [c.width, c.height], [0, c.height]], { fill }))
  return line
}

/** Mountains: a line broken ever finer; `snow` lies on what stands above the middle of them. */
export function mountains(
  c: Canvas,
  { y, height, fill, snow, peaks = 4 }: { y: number; height: number; fill: string; snow?: string; peaks?: number },
): void {
  let line: Point[] = Array.from({ length: peaks * 2 + 1 }, (_, n) => [
    (n / (peaks * 2)) * 1.2 - 0.1 + (c.random.next() - 0.5) * 0.06,
    n % 2 === 1 ? y - height * (0.55 + 0.45 * c.random.next()) : y - height * 0.12 * c.random.next(),
  ])
  for (let depth = 0, rough = height * 0.22; depth < 4; depth++, rough *= 0.52) {
    line = line.flatMap((point, n) => {
      const next = line[n + 1]
      if (!next) return [point]
      return [point, [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2 + (c.random.next() - 0.5) * rough]]
    })
  }
  const points = line.map(([px, py]): Point => [px * c.width, py * c.height])
  const outline: Point[] = [...points, [c.width * 1.1, c.height], [-c.width * 0.1, c.height]]
  c.add(polygon(outline, { fill }))
  if (!snow) return
  // The snow line zigzags, and each flank that faces right lies in a little shade.
  const clip = c.clip(polygon(outline, {}))
  const edge = Array.from(
    { length: 40 },
    (_, n): Point => [
      (n / 39) * c.width,
      c.height * (y - height * (n % 2 === 0 ? 0.36 : 0.52) + (c.random.next() - 0.5) * height * c.height * 0.0002),
    ],
  )
  c.add(group({ 'clip-path': clip }, polygon([[0, 0], ...edge, [c.width, 0]], { fill: snow })))
  for (const [n, [px, py]] of line.entries()) {
    if (n % 32 !== 16) continue
    const right = line.slice(n, n + 12).map(([qx, qy]): Point => [qx * c.width, qy * c.height])
    const foot: Point = [px * c.width + height * c.height * 0.12, (py + height * 0.62) * c.height]
    c.add(group({ 'clip-path': clip }, polygon([...right, foot], { fill: '#1b2b45', opacity: 0.13 })))
  }
}

export function pine(c: Canvas, [x, y]: Point, height: number, fill: string, snow?: string): void {
  c.add(rect(x - height * 0.025, y - height * 0.12, height * 0.05, height * 0.13, { fill: snow ? '#4a3428' : fill }))
  for (const [n, top, bottom, half] of [
    [0, 0.55, 0.08, 0.25],
    [1, 0.78, 0.32, 0.19],
    [2, 1, 0.58, 0.13],
  ] as const) {
    const shape: Point[] = [
      [x, y - height * top],
      [x + height * half, y - height * bottom],
      [x - height * half, y - height * bottom],
    ]
    c.add(polygon(shape, { fill, 'stroke-linejoin': 'round', stroke: fill, 'stroke-width': height * 0.02 }))
    if (snow && n >= 0) {
      const lower = top - (top - bottom) * 0.5
      c.add(
        path(
          `M${x} ${y - height * top}L${x + half * 0.5 * height} ${y - height * lower}Q${x + half * 0.2 * height} ${y - height * (lower + 0.05)} ${x} ${y - height * lower}Q${x - half * 0.2 * height} ${y - height * (lower + 0.05)} ${x - half * 0.5 * height} ${y - height * lower}Z`,
          { fill: snow },
        ),
      )
    }
  }
}

/** A row of pines along a line, nearest to the middle last. */
export function forest(
  c: Canvas,
  line: (x: number) => number,
  {
    count,
    height,
    fill,
    snow,
    from = 0,
    to = 1,
  }: { count: number; height: number; fill: string; snow?: string; from?: number; to?: number },
): void {
  for (let n = 0; n < count; n++) {
    const x = c.width * (from + (to - from) * ((n + 0.2 + c.random.next() * 0.6) / count))
    pine(c, [x, line(x) + height * c.height * 0.06], c.height * height * (0.7 + c.random.next() * 0.5), fill, snow)
  }
}

export function roundTree(c: Canvas, [x, y]: Point, height: number, crown: string, shade: string): void {
  c.add(
    rect(x - height * 0.035, y - height * 0.45, height * 0.07, height * 0.47, { fill: '#5b4032' }),
    circle([x, y - height * 0.66], height * 0.34, { fill: shade }),
    circle([x - height * 0.06, y - height * 0.7], height * 0.29, { fill: crown }),
    circle([x - height * 0.14, y - height * 0.78], height * 0.12, { fill: '#ffffff', opacity: 0.14 }),
  )
}

/** Water from `y` down, with strokes of light that grow towards the viewer. */
export function water(c: Canvas, y: number, stops: readonly Stop[], glint: string, count = 90, middle?: number): void {
  const top = y * c.height
  c.add(rect(0, top, c.width, c.height - top, { fill: c.linear(stops) }))
  for (let n = 0; n < count; n++) {
    const depth = c.random.next() ** 1.6
    const at = top + depth * (c.height - top)
    const spread = middle === undefined ? c.random.next() : middle + (c.random.next() - 0.5) * (0.08 + 0.3 * depth)
    const length = (0.012 + 0.05 * depth) * c.width * (0.5 + c.random.next())
    c.add(
      ellipse([spread * c.width, at], length, 1.2 + depth * 4, { fill: glint, opacity: 0.16 + 0.4 * c.random.next() }),
    )
  }
}

/** Blades along the lower edge. */
export function grass(c: Canvas, y: number, count: number, colours: readonly string[], height = 0.05): void {
  for (let n = 0; n < count; n++) {
    const x = c.random.next() * c.width
    const foot = (y + c.random.next() * (1.02 - y)) * c.height
    const h = height * c.height * (0.5 + c.random.next())
    const lean = (c.random.next() - 0.5) * h * 0.7
    c.add(
      stroke(
        `M${x} ${foot}Q${x} ${foot - h * 0.6} ${x + lean} ${foot - h}`,
        c.random.pick(colours),
        2 + c.random.next() * 2.5,
      ),
    )
  }
}

export function birds(c: Canvas, [x, y]: Point, count: number, colour: string): void {
  for (let n = 0; n < count; n++) {
    const s = 9 + c.random.next() * 12
    const px = x * c.width + (c.random.next() - 0.5) * c.width * 0.22
    const py = y * c.height + (c.random.next() - 0.5) * c.height * 0.1
    c.add(
      stroke(
        `M${px - s} ${py - s * 0.35}Q${px - s * 0.4} ${py - s * 0.7} ${px} ${py}Q${px + s * 0.4} ${py - s * 0.7} ${px + s} ${py - s * 0.35}`,
        colour,
        2.6,
      ),
    )
  }
}

/** A band of mist across. */
export const mist = (c: Canvas, y: number, height: number, colour: string, opacity = 0.6): void =>
  c.add(
    rect(0, (y - height / 2) * c.height, c.width, height * c.height, {
      fill: c.linear([`${colour}00`, colour, `${colour}00`]),
      opacity,
    }),
  )

/** Waves as a line of even swells. */
export const swell = (c: Canvas, y: number, size: number, fill: string, shift = 0): void => {
  const step = c.width / 9
  const points = Array.from(
    { length: 22 },
    (_, n): Point => [(n - 1) * step * 0.5 + shift * step, y * c.height + (n % 2 === 0 ? 0 : -size * c.height)],
  )
  c.add(path(`${curve(points)}L${c.width + step * 2} ${c.height}L${-step} ${c.height}Z`, { fill }))
}
