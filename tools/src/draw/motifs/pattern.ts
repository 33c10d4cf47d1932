import type { Canvas } from '../canvas.ts'
import { cover, type Design, design, landscape, portrait, square } from '../design.ts'
import { around, circle, ellipse, group, type Point, path, place, polygon, rect, stroke } from '../shapes.ts'

/** Quarter circles, halves and discs on a grid. */
const tiles = (c: Canvas, colours: readonly string[], side: number) => {
  for (let y = 0; y < c.height; y += side) {
    for (let x = 0; x < c.width; x += side) {
      const [ground, one, other] = c.random.sample(colours, 3) as [string, string, string]
      const middle: Point = [x + side / 2, y + side / 2]
      const shape = [
        path(`M${x} ${y}H${x + side}A${side} ${side} 0 0 1 ${x} ${y + side}Z`, { fill: one }) +
          path(`M${x} ${y}H${x + side / 2}A${side / 2} ${side / 2} 0 0 1 ${x} ${y + side / 2}Z`, { fill: other }),
        path(`M${x} ${y}A${side / 2} ${side / 2} 0 0 1 ${x} ${y + side}Z`, { fill: one }) +
          path(`M${x + side} ${y}A${side / 2} ${side / 2} 0 0 0 ${x + side} ${y + side}Z`, { fill: other }),
        circle(middle, side * 0.4, { fill: one }) + circle(middle, side * 0.2, { fill: other }),
        polygon(
          [
            [x, y],
            [x + side, y],
            [x, y + side],
          ],
          { fill: one },
        ) + circle([x + side * 0.68, y + side * 0.68], side * 0.2, { fill: other }),
        [0, 1, 2].map((n) => rect(x, y + (n * side) / 3, side, side / 6, { fill: n % 2 ? other : one })).join(''),
        path(`M${x} ${y + side}Q${x} ${y} ${x + side} ${y}Q${x + side} ${y + side} ${x} ${y + side}Z`, { fill: one }),
      ]
      const turn = c.random.below(4) * 90
      c.add(
        rect(x, y, side + 1, side + 1, { fill: ground }),
        group({ transform: `rotate(${turn} ${middle.join(' ')})` }, c.random.pick(shape)),
      )
    }
  }
}

const leaves = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#123b36' }))
  for (let n = 0; n < 64; n++) {
    const at: Point = [c.random.next() * c.width, c.random.next() * c.height]
    const length = 190 + c.random.next() * 190
    const fill = c.random.pick(['#1f5c4d', '#2a7a5e', '#3f9a6d', '#17504a', '#5bb07a', '#f2a65a'])
    const half = (side: number) => path(`M0 0Q${side * length * 0.34} ${-length * 0.42} 0 ${-length}Z`, { fill })
    c.add(
      place(
        at,
        { turn: c.random.below(360) },
        half(-1),
        group({ opacity: 0.86 }, half(1)),
        stroke(`M0 30V${-length * 0.94}`, '#0d2b28', 4, { opacity: 0.55 }),
        ...[0.2, 0.36, 0.52, 0.68].flatMap((t) =>
          [-1, 1].map((s) =>
            stroke(
              `M0 ${-length * t}Q${s * length * 0.08} ${-length * (t + 0.06)} ${s * length * 0.14 * (1.1 - t)} ${-length * (t + 0.13)}`,
              '#0d2b28',
              2.5,
              { opacity: 0.4 },
            ),
          ),
        ),
      ),
    )
  }
}

const blossoms = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#fbe9e2' }))
  const step = 185
  for (let row = -1; row * step < c.height + step; row++) {
    for (let column = -1; column * step < c.width + step; column++) {
      const at: Point = [
        (column + (row % 2 === 0 ? 0 : 0.5)) * step + (c.random.next() - 0.5) * 40,
        row * step * 0.9 + (c.random.next() - 0.5) * 40,
      ]
      const r = 34 + c.random.next() * 22
      const [petal, inner] = c.random.pick([
        ['#e76f6f', '#ffd6c9'],
        ['#f4a261', '#fff0d6'],
        ['#c77dae', '#fbe0f0'],
        ['#5b8fb9', '#dcecf7'],
        ['#e9c46a', '#fff8dd'],
      ] as const)
      for (const [turn, l] of [
        [40, 92],
        [160, 78],
        [280, 88],
      ] as const)
        c.add(
          place(
            at,
            { turn: turn + c.random.below(50) },
            path(`M0 0Q${l * 0.4} ${-l * 0.6} 0 ${-l}Q${-l * 0.4} ${-l * 0.6} 0 0Z`, {
              fill: c.random.pick(['#7fb285', '#5c9a76', '#a5c48f']),
            }),
          ),
        )
      const turn = c.random.below(72)
      for (let n = 0; n < 5; n++)
        c.add(
          place(
            at,
            { turn: turn + n * 72 },
            ellipse([0, -r * 0.62], r * 0.44, r * 0.56, { fill: petal }),
            ellipse([0, -r * 0.4], r * 0.16, r * 0.3, { fill: inner }),
          ),
        )
      c.add(circle(at, r * 0.24, { fill: '#5b3a29' }))
    }
  }
}

const rings = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#f6f0e4' }))
  const colours = ['#264653', '#2a9d8f', '#e9c46a', '#f4a261', '#e76f51', '#f6f0e4']
  for (const [x, y, size] of [
    [0.28, 0.34, 0.44],
    [0.78, 0.6, 0.52],
    [0.2, 0.92, 0.34],
    [0.86, 0.08, 0.3],
  ] as const) {
    for (let n = 0; n < 9; n++)
      c.add(
        circle([x * c.width, y * c.height], size * c.height * (1 - n / 9), {
          fill: colours[(n + Math.round(size * 10)) % colours.length]!,
        }),
      )
  }
}

const mountainsOfPaper = (c: Canvas) => {
  const colours = ['#fde2d3', '#f9c9b6', '#f2a892', '#e07f74', '#bf5b66', '#8f4460', '#5c3357', '#33264a']
  c.add(
    rect(0, 0, c.width, c.height, { fill: '#fff3e6' }),
    circle([c.width * 0.64, c.height * 0.26], c.height * 0.11, { fill: '#f25f5c' }),
  )
  for (const [n, fill] of colours.entries()) {
    const y = c.height * (0.3 + n * 0.09)
    let d = `M-20 ${c.height}V${y + 60}`
    for (let k = 0; k <= 6; k++)
      d += `Q${((k - 0.5) / 6) * c.width} ${y + (k % 2 ? -1 : 1) * (40 + c.random.next() * 80)} ${(k / 6) * c.width} ${y + (c.random.next() - 0.5) * 60}`
    c.add(
      path(`${d}L${c.width + 20} ${c.height}Z`, {
        fill: '#2b1a33',
        opacity: 0.22,
        transform: 'translate(0 -14)',
        filter: c.blur(10),
      }),
      path(`${d}L${c.width + 20} ${c.height}Z`, { fill }),
    )
  }
}

const triangles = (c: Canvas) => {
  const side = 134
  const height = side * 0.866
  for (let row = 0; row * height < c.height; row++) {
    for (let n = -1; n * side * 0.5 < c.width; n++) {
      const [x, y] = [n * side * 0.5, row * height]
      const up = (row + n) % 2 === 0
      const shade = (x / c.width + y / c.height) / 2 + (c.random.next() - 0.5) * 0.24
      const hue = 190 + shade * 160
      c.add(
        polygon(
          up
            ? [
                [x, y + height],
                [x + side / 2, y],
                [x + side, y + height],
              ]
            : [
                [x, y],
                [x + side, y],
                [x + side / 2, y + height],
              ],
          {
            fill: `hsl(${hue.toFixed(0)} 58% ${(46 + c.random.next() * 22).toFixed(0)}%)`,
            stroke: '#ffffff',
            'stroke-width': 1.2,
            'stroke-opacity': 0.25,
          },
        ),
      )
    }
  }
}

const fans = (c: Canvas) => {
  const r = 134
  const colours = ['#1b3a4b', '#c9a227', '#f4efe4', '#3f7d8c', '#0f2733']
  c.add(rect(0, 0, c.width, c.height, { fill: '#0f2733' }))
  for (let row = 0; row * r * 0.5 < c.height + r; row++) {
    for (let n = -1; n * r * 2 < c.width + r; n++) {
      const at: Point = [n * r * 2 + (row % 2 === 0 ? 0 : r), row * r * 0.5 + r * 0.5]
      for (const [k, fill] of colours.entries()) c.add(circle(at, r * (1 - k * 0.19), { fill }))
      for (let a = 200; a <= 340; a += 20)
        c.add(stroke(`M${around(at, r * 0.26, a).join(' ')}L${around(at, r * 0.4, a).join(' ')}`, '#c9a227', 3))
    }
  }
}

const bauhaus = ['#1d3557', '#e63946', '#f1faee', '#f4a261', '#2a9d8f', '#e9c46a']
const candy = ['#ff6b6b', '#4ecdc4', '#ffe66d', '#1a535c', '#f7fff7', '#ff9f80']
const earth = ['#606c38', '#283618', '#fefae0', '#dda15e', '#bc6c25', '#a3b18a']

export const pattern: readonly Design[] = [
  design('tiles-in-primary-colours', square, 'Tiles of circles and arcs in red, blue and yellow', (c) =>
    tiles(c, bauhaus, 200),
  ),
  design('tiles-in-earth-colours', portrait, 'Tiles of circles and arcs in green and brown', (c) =>
    tiles(c, earth, 178),
  ),
  design('dark-leaves', square, 'Green leaves with a few orange ones among them', leaves),
  design('scattered-blossoms', landscape, 'Many-coloured blossoms scattered on pale pink', blossoms),
  design('rings', landscape, 'Circles within circles in warm and green colours', rings),
  design('paper-hills', landscape, 'Hills cut from layers of paper under a red sun', mountainsOfPaper),
  design('triangles', landscape, 'A mosaic of triangles from blue to pink', triangles),
  design('golden-fans', square, 'A pattern of fans in gold and dark blue', fans),
]

export const widePattern: readonly Design[] = [
  design('wide-tiles', cover, 'A wide wall of coloured tiles', (c) => tiles(c, candy, 150)),
  design('wide-paper-hills', cover, 'Paper hills under a red sun', mountainsOfPaper),
  design('wide-blossoms', cover, 'Blossoms scattered on pale pink', blossoms),
  design('wide-triangles', cover, 'A wide mosaic of triangles', triangles),
]
