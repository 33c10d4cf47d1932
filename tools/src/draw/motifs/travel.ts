import type { Canvas } from '../canvas.ts'
import { cover, type Design, design, landscape } from '../design.ts'
import { cloud, forest, hills, mountains, roundTree, sky, stars } from '../nature.ts'
import { circle, curve, type Point, path, place, polygon, rect, stroke } from '../shapes.ts'

const balloons = (c: Canvas) => {
  sky(c, '#7fb7de', ['#fde0c2', 0.7])
  cloud(c, [0.16, 0.3], 0.2, '#ffffff', 0.8)
  cloud(c, [0.86, 0.16], 0.2, '#ffffff', 0.8)
  mountains(c, { y: 0.84, height: 0.16, fill: '#c79a86', peaks: 5 })
  hills(c, { y: 0.84, swing: 0.03, fill: '#a9785f' })
  hills(c, { y: 0.93, swing: 0.03, fill: '#7f5a4c' })
  const balloon = ([x, y]: Point, scale: number, colours: readonly string[]) =>
    place(
      [x * c.width, y * c.height],
      { scale: (scale * c.height) / 1067 },
      path('M-150 -40C-150 -200 150 -200 150 -40C150 70 50 120 34 180L-34 180C-50 120 -150 70 -150 -40Z', {
        fill: colours[0]!,
      }),
      path('M-96 -132C-60 -166 60 -166 96 -132C120 -40 60 110 30 180L-30 180C-60 110 -120 -40 -96 -132Z', {
        fill: colours[1]!,
      }),
      path('M-36 -158C-10 -162 10 -162 36 -158C50 -40 26 110 14 180L-14 180C-26 110 -50 -40 -36 -158Z', {
        fill: colours[2]!,
      }),
      path('M-120 -110Q-60 -170 20 -160Q-70 -120 -100 -20Q-130 -60 -120 -110Z', { fill: '#ffffff', opacity: 0.18 }),
      stroke('M-32 182L-24 226M32 182L24 226', '#5b4032', 3),
      rect(-28, 224, 56, 42, { rx: 7, fill: '#8a5a3b' }),
    )
  c.add(
    balloon([0.86, 0.52], 0.4, ['#2a9d8f', '#e9c46a', '#2a9d8f']),
    balloon([0.13, 0.6], 0.36, ['#8e7dbe', '#f7c1bb', '#8e7dbe']),
    balloon([0.6, 0.24], 0.55, ['#3a6ea5', '#f6f1e3', '#3a6ea5']),
    balloon([0.36, 0.42], 1.05, ['#e4572e', '#f3a712', '#e4572e']),
    balloon([0.72, 0.64], 0.3, ['#d1495b', '#f6f1e3', '#d1495b']),
  )
}

const footpath = (c: Canvas) => {
  sky(c, '#74b4e3', ['#e6f2ee', 0.5])
  cloud(c, [0.22, 0.16], 0.24, '#ffffff', 0.95)
  cloud(c, [0.74, 0.22], 0.18, '#ffffff', 0.8)
  hills(c, { y: 0.5, swing: 0.05, fill: '#9dbfb0' })
  const base = 0.56 * c.height
  for (let n = 0; n < 26; n++) {
    const x = c.width * (0.5 + c.random.next() * 0.44)
    const [w, h] = [38 + c.random.next() * 26, 30 + c.random.next() * 34]
    const fill = c.random.pick(['#e9d8c3', '#d9bfa3', '#f1e6d6', '#cfa98a'])
    c.add(
      rect(x, base - h, w, h + 20, { fill }),
      polygon(
        [
          [x - 5, base - h],
          [x + w / 2, base - h - 24],
          [x + w + 5, base - h],
        ],
        { fill: c.random.pick(['#b5573f', '#9c4a38', '#c46a4c']) },
      ),
    )
    c.add(
      rect(x + w * 0.2, base - h * 0.6, 8, 11, { fill: '#5d6d80' }),
      rect(x + w * 0.6, base - h * 0.6, 8, 11, { fill: '#5d6d80' }),
    )
  }
  c.add(
    rect(c.width * 0.71, base - 150, 34, 160, { fill: '#e9d8c3' }),
    polygon(
      [
        [c.width * 0.71 - 4, base - 148],
        [c.width * 0.71 + 17, base - 250],
        [c.width * 0.71 + 38, base - 148],
      ],
      { fill: '#6f7f8f' },
    ),
  )
  forest(c, () => base + 16, { count: 20, height: 0.05, fill: '#6c9a78', from: 0.42, to: 1.02 })
  const hill = (fill: string, y: number, peak: number) =>
    path(
      `M0 ${y * c.height}Q${c.width * peak} ${(y - 0.27) * c.height} ${c.width} ${(y + 0.04) * c.height}L${c.width} ${c.height}L0 ${c.height}Z`,
      { fill },
    )
  c.add(hill('#8cbf6d', 0.72, 0.3), hill('#74ad58', 0.86, 0.4))
  const way: Point[] = [
    [0.3, 1.02],
    [0.46, 0.9],
    [0.34, 0.8],
    [0.43, 0.735],
    [0.36, 0.69],
    [0.385, 0.645],
  ]
  const points = way.map(([x, y]): Point => [x * c.width, y * c.height])
  for (let n = 0; n < points.length - 1; n++) {
    const [[x1, y1], [x2, y2]] = [points[n]!, points[n + 1]!]
    const middle = (y1 + y2) / 2
    c.add(stroke(`M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`, '#e8d6aa', [96, 58, 36, 22, 12][n]!))
  }
  for (const [x, y, h] of [
    [0.14, 0.86, 0.26],
    [0.62, 0.9, 0.22],
    [0.9, 0.95, 0.34],
    [0.24, 0.72, 0.13],
    [0.55, 0.75, 0.1],
  ] as const)
    roundTree(c, [x * c.width, y * c.height], h * c.height, '#4f934f', '#3b7641')
  for (let n = 0; n < 130; n++)
    c.add(
      circle([c.random.next() * c.width, c.height * (0.88 + c.random.next() * 0.12)], 3 + c.random.next() * 4, {
        fill: c.random.pick(['#ffffff', '#ffe066', '#f28482']),
      }),
    )
}

const trainInTheHills = (c: Canvas) => {
  sky(c, '#9ad0ec', ['#fdf2dc', 0.6])
  cloud(c, [0.7, 0.16], 0.2, '#ffffff', 0.9)
  mountains(c, { y: 0.56, height: 0.3, fill: '#8fa9c4', snow: '#ffffff', peaks: 3 })
  forest(c, hills(c, { y: 0.56, swing: 0.04, fill: '#7da57a' }), { count: 44, height: 0.08, fill: '#4a7a5c' })
  const deck = 0.6 * c.height
  for (let n = 0; n < 7; n++) {
    const x = (n / 6.2) * c.width - 80
    c.add(
      path(
        `M${x} ${deck}H${x + 262}V${c.height}H${x + 214}V${deck + 220}A84 110 0 0 0 ${x + 48} ${deck + 220}V${c.height}H${x}Z`,
        { fill: n % 2 === 0 ? '#c9a98a' : '#bf9d7e' },
      ),
    )
  }
  c.add(rect(0, deck - 14, c.width, 34, { fill: '#a98a6d' }))
  for (const [n, fill] of ['#c1272d', '#c1272d', '#c1272d', '#c1272d'].entries()) {
    const x = c.width * (0.16 + n * 0.17)
    c.add(
      rect(x, deck - 118, c.width * 0.165, 94, { rx: 12, fill }),
      rect(x, deck - 60, c.width * 0.165, 14, { fill: '#f6f1e3' }),
    )
    for (let k = 0; k < 4; k++) c.add(rect(x + 22 + k * 60, deck - 104, 42, 36, { rx: 5, fill: '#d8ecf5' }))
    for (const dx of [50, 210]) c.add(circle([x + dx, deck - 22], 16, { fill: '#2d3039' }))
  }
  hills(c, { y: 0.93, swing: 0.04, fill: '#6d9a5f' })
  forest(c, hills(c, { y: 0.99, swing: 0.03, fill: '#4a7a4c' }), { count: 12, height: 0.2, fill: '#335c41' })
}

const night = (c: Canvas) => {
  sky(c, '#0a1030', ['#1c2a5c', 0.6], ['#3d4a80', 0.85])
  const milky = Array.from({ length: 12 }, (_, n): Point => [(n / 11) * c.width, c.height * (0.62 - n * 0.05)])
  c.add(stroke(curve(milky), '#8aa0e0', c.height * 0.16, { opacity: 0.2, filter: c.blur(60) }))
  stars(c, 420, 0.8)
  const head: Point = [c.width * 0.62, c.height * 0.33]
  const tail = (dx: number, dy: number, w: number, opacity: number) => {
    const end: Point = [head[0] + dx * c.width, head[1] + dy * c.height]
    return polygon([[head[0] - w * 0.4, head[1] - w * 0.6], [head[0] + w * 0.4, head[1] + w * 0.6], end], {
      fill: '#dff1ff',
      opacity,
      filter: c.blur(5),
    })
  }
  c.add(
    tail(0.34, -0.22, 30, 0.28),
    tail(0.24, -0.17, 24, 0.4),
    tail(0.2, -0.24, 12, 0.5),
    circle(head, 60, { fill: c.radial(['#ffffffdd', '#bfe3ff00']) }),
    circle(head, 9, { fill: '#ffffff' }),
  )
  forest(c, hills(c, { y: 0.88, swing: 0.03, fill: '#0b1226' }), { count: 36, height: 0.14, fill: '#070c1c' })
  forest(c, hills(c, { y: 0.98, swing: 0.02, fill: '#060a17' }), { count: 14, height: 0.24, fill: '#04070f' })
}

export const travel: readonly Design[] = [
  design('balloons', landscape, 'Hot-air balloons over a wide valley', balloons),
  design('footpath-over-the-hill', landscape, 'A footpath over a green hill with a town behind it', footpath),
  design('train-on-a-viaduct', landscape, 'A red train crossing a viaduct in the mountains', trainInTheHills),
  design('comet', landscape, 'A comet above a dark line of trees', night),
]

export const wideTravel: readonly Design[] = [
  design('wide-balloons', cover, 'Balloons over a wide valley', balloons),
  design('wide-stars', cover, 'A comet in a wide sky full of stars', night),
]
