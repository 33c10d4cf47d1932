import type { Canvas } from '../canvas.ts'
import { cover, type Design, design, landscape } from '../design.ts'
import { cloud, hills, mist, sky, sun, water } from '../nature.ts'
import { circle, ellipse, group, type Point, path, place, polygon, rect, stroke } from '../shapes.ts'
import { yacht } from './sea.ts'

const coastFromAbove = (c: Canvas) => {
  const coast = Array.from(
    { length: 13 },
    (_, n): Point => [
      c.width * (0.36 + 0.3 * Math.sin(n * 0.55) * 0.5 + 0.035 * Math.sin(n * 2.3)),
      (n / 12) * c.height * 1.02,
    ],
  )
  c.add(rect(0, 0, c.width, c.height, { fill: c.linear(['#f6b98c', ['#7f86a8', 0.3], '#23507a'], 15) }))
  const shifted = (by: number) => coast.map(([x, y]): Point => [x + by, y])
  // Curves of the coast run downwards, so they turn with y instead of x.
  const turned = (points: readonly Point[]) =>
    points.map(([x, y], n) => (n === 0 ? `M${x} ${y}` : `S${x} ${y - c.height * 0.04} ${x} ${y}`)).join('')
  for (const [by, fill, opacity] of [
    [110, '#8fd0cf', 0.35],
    [64, '#b9e6da', 0.5],
    [30, '#ffffff', 0.75],
    [16, '#f0d9a8', 1],
    [0, '#7a8f5a', 1],
    [-60, '#6a7f4f', 1],
    [-190, '#5a6f47', 1],
  ] as const) {
    c.add(path(`${turned(shifted(by))}L-80 ${c.height}L-80 0Z`, { fill, opacity }))
  }
  c.add(
    stroke(turned(shifted(-110)), '#e8d9b5', 7),
    stroke(turned(shifted(-110)), '#ffffff', 1.5, { 'stroke-dasharray': '14 12' }),
  )
  for (let n = 0; n < 90; n++) {
    const at: Point = [c.random.next() * c.width * 0.2, c.random.next() * c.height]
    c.add(
      circle(at, 6 + c.random.next() * 15, { fill: c.random.pick(['#4c6140', '#55693f', '#435839']), opacity: 0.9 }),
    )
  }
  for (const [x, y, turn] of [
    [0.76, 0.56, 20],
    [0.84, 0.62, 26],
    [0.72, 0.72, 14],
  ] as const) {
    c.add(
      place(
        [x * c.width, y * c.height],
        { turn, scale: 1.1 },
        ellipse([0, 0], 42, 12, { fill: '#163a5c' }),
        path('M38 0Q58 -20 66 -16Q60 0 66 16Q58 20 38 0Z', { fill: '#163a5c' }),
        ellipse([-36, 0], 22, 9, { fill: '#ffffff', opacity: 0.35 }),
      ),
    )
  }
  // The wing that the picture was taken past.
  c.add(
    path(
      `M${c.width * 0.52} ${c.height * 1.02}L${c.width * 0.86} ${c.height * 0.76}L${c.width * 1.02} ${c.height * 0.72}L${c.width * 1.02} ${c.height * 1.02}Z`,
      { fill: c.linear(['#ffffff', '#d5d9e0']) },
    ),
    path(
      `M${c.width * 0.86} ${c.height * 0.76}L${c.width * 1.02} ${c.height * 0.72}L${c.width * 1.02} ${c.height * 0.79}L${c.width * 0.9} ${c.height * 0.82}Z`,
      { fill: '#e4572e' },
    ),
  )
  sun(c, [0.88, 0.04], 0.05, '#fff0cf', 9)
}

const coastRoad = (c: Canvas) => {
  sky(c, '#c9d4d6', ['#eae6dc', 0.5])
  sun(c, [0.78, 0.18], 0.05, '#fffaf0', 5)
  water(c, 0.44, ['#a9bec2', '#86a3ab'], '#ffffff', 30)
  for (const [n, fill] of ['#94a9a6', '#738e89', '#55736d'].entries()) {
    const y = 0.4 + n * 0.1
    const x = 0.62 - n * 0.12
    c.add(
      path(
        `M0 ${(y - 0.08) * c.height}Q${x * 0.6 * c.width} ${(y - 0.1 + n * 0.02) * c.height} ${x * c.width} ${(y + 0.08) * c.height}L${(x + 0.05) * c.width} ${(y + 0.2) * c.height}L0 ${(y + 0.3) * c.height}Z`,
        { fill },
      ),
    )
    mist(c, y + 0.1, 0.1, '#eef0ec', 0.8)
  }
  c.add(
    rect(0, c.height * 0.76, c.width, c.height, { fill: '#5b5f63' }),
    rect(0, c.height * 0.74, c.width, c.height * 0.025, { fill: '#8c8a7a' }),
  )
  for (let n = 0; n < 9; n++) c.add(rect((n / 8) * c.width - 60, c.height * 0.93, 110, 9, { fill: '#f3d06b' }))
  for (let n = 0; n < 13; n++)
    c.add(rect((n / 12) * c.width - 8, c.height * 0.655, 16, c.height * 0.1, { fill: '#e9e4d8' }))
  c.add(rect(0, c.height * 0.665, c.width, 15, { fill: '#f7f3ea' }))
  const wheel = (x: number) => [
    circle([x, 0], 92, { fill: '#22252b' }),
    circle([x, 0], 66, { fill: '#c9ced4' }),
    circle([x, 0], 54, { fill: '#5b5f63' }),
    ...[0, 30, 60, 90, 120, 150].map((a) =>
      rect(x - 56, -2.5, 112, 5, { fill: '#dfe3e8', transform: `rotate(${a} ${x} 0)` }),
    ),
    circle([x, 0], 16, { fill: '#8d949c' }),
  ]
  c.add(
    ellipse([c.width * 0.5, c.height * 0.885], c.width * 0.23, 20, { fill: '#2e3135', opacity: 0.6 }),
    place(
      [c.width * 0.5, c.height * 0.8],
      { scale: c.height / 1000 },
      ...wheel(-215),
      ...wheel(215),
      stroke('M215 0L140 -205', '#b8bec5', 17),
      stroke('M-215 0L-90 -70L60 -60', '#30343b', 20),
      path('M-90 -140L120 -150L80 -20L-60 -14Z', { fill: '#3b4048' }),
      circle([-10, -60], 50, { fill: '#aab1b9' }),
      circle([-10, -60], 30, { fill: '#6d757e' }),
      stroke('M-10 -12L-260 6', '#c9ced4', 16),
      path('M-60 -190Q30 -240 130 -190L112 -140L-70 -140Z', { fill: '#c1272d' }),
      path('M-40 -192Q30 -226 96 -196L90 -182L-36 -180Z', { fill: '#ffffff', opacity: 0.25 }),
      path('M-230 -170Q-150 -150 -60 -170L-66 -138L-196 -132Z', { fill: '#26292f' }),
      path('M-300 -96Q-230 -150 -150 -104L-160 -92Q-230 -126 -290 -84Z', { fill: '#c1272d' }),
      path('M150 -92Q220 -140 300 -84L288 -74Q220 -116 160 -80Z', { fill: '#c1272d' }),
      stroke('M140 -205L112 -262L70 -266', '#2b2f36', 12),
      circle([176, -196], 34, { fill: '#2b2f36' }),
      circle([186, -196], 26, { fill: '#fff4cf' }),
    ),
  )
  mist(c, 0.6, 0.2, '#f3f3ee', 0.5)
}

const harbourHouses = (c: Canvas) => {
  sky(c, '#6ca6cd', ['#e8eef0', 0.6])
  cloud(c, [0.2, 0.13], 0.2, '#ffffff', 0.85)
  hills(c, { y: 0.36, swing: 0.07, fill: '#7fa08c' })
  const colours = ['#c8553d', '#e9a23b', '#f2e3c6', '#588b8b', '#d8734b', '#8c3b3b', '#e8c15a', '#4f7d9c']
  const quay = 0.66 * c.height
  const reflections: string[] = []
  const w = c.width / colours.length
  for (const [n, fill] of colours.entries()) {
    const height = c.height * (0.26 + c.random.next() * 0.09)
    const [x, y] = [n * w, quay - height]
    c.add(
      polygon(
        [
          [x, y],
          [x + w / 2, y - w * 0.5],
          [x + w, y],
        ],
        { fill },
      ),
      polygon(
        [
          [x - 6, y + 4],
          [x + w / 2, y - w * 0.5 - 8],
          [x + w + 6, y + 4],
          [x + w - 10, y + 4],
          [x + w / 2, y - w * 0.5 + 16],
          [x + 10, y + 4],
        ],
        { fill: '#3b3f4a' },
      ),
      rect(x, y, w, height, { fill }),
      rect(x + w * 0.86, y, w * 0.14, height, { fill: '#000000', opacity: 0.1 }),
      rect(x + w * 0.38, y - w * 0.18, w * 0.24, w * 0.2, { fill: '#fbf7ec' }),
    )
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 3; column++) {
        const [wx, wy] = [x + w * (0.14 + column * 0.26), y + height * (0.1 + row * 0.27)]
        c.add(
          rect(wx, wy, w * 0.19, height * 0.17, { fill: '#fbf7ec' }),
          rect(wx + 5, wy + 5, w * 0.19 - 10, height * 0.17 - 10, {
            fill: c.random.chance(0.25) ? '#ffd97a' : '#47617a',
          }),
        )
      }
    }
    c.add(rect(x + w * 0.4, quay - height * 0.16, w * 0.2, height * 0.16, { fill: '#4a3328' }))
    reflections.push(rect(x, quay + 30, w, height * 0.9, { fill, opacity: 0.5 }))
  }
  c.add(rect(0, quay, c.width, c.height * 0.035, { fill: '#8f8577' }))
  c.add(rect(0, quay + 34, c.width, c.height, { fill: '#4f7f98' }), group({ filter: c.blur(7) }, ...reflections))
  for (let n = 0; n < 130; n++) {
    const depth = c.random.next()
    c.add(
      ellipse([c.random.next() * c.width, quay + 50 + depth * (c.height - quay)], 18 + depth * 60, 1.5 + depth * 4, {
        fill: '#cfe4ea',
        opacity: 0.45,
      }),
    )
  }
  c.add(
    yacht((c.height / 1067) * 0.62, [c.width * 0.28, c.height * 0.84], -2, '#f2e3c6'),
    yacht((c.height / 1067) * 0.42, [c.width * 0.78, c.height * 0.79], 2, '#f4a261'),
  )
}

export const coast: readonly Design[] = [
  design(
    'coast-from-a-plane',
    landscape,
    'A coastline with three whales, seen past the wing of a small plane',
    coastFromAbove,
  ),
  design('motorcycle-on-the-coast', landscape, 'A red motorcycle parked above a foggy coast', coastRoad),
  design('harbour-houses', landscape, 'Coloured wooden houses along a harbour', harbourHouses),
]

export const wideCoast: readonly Design[] = [
  design('wide-harbour', cover, 'A row of coloured houses along a harbour', harbourHouses),
]
