import type { Canvas } from '../canvas.ts'
import { cover, type Design, design, landscape, portrait, square } from '../design.ts'
import { birds, cloud, forest, grass, hills, mist, mountains, sky, stars, sun, water } from '../nature.ts'
import { circle, curve, ellipse, type Point, path, polygon, rect, stroke } from '../shapes.ts'

const peaksAtDawn = (c: Canvas) => {
  sky(c, '#31456f', ['#c58aa0', 0.45], ['#ffd6a5', 0.72])
  sun(c, [0.68, 0.5], 0.055, '#fff1d0', 7)
  mountains(c, { y: 0.66, height: 0.34, fill: '#8c7ba2', peaks: 3 })
  mist(c, 0.62, 0.16, '#f6d3c1', 0.75)
  mountains(c, { y: 0.8, height: 0.34, fill: '#5b5f8c', snow: '#f7e3e0', peaks: 3 })
  mist(c, 0.76, 0.14, '#e9c3c5', 0.6)
  forest(c, hills(c, { y: 0.86, swing: 0.03, fill: '#2f3d63' }), { count: 34, height: 0.13, fill: '#2b3759' })
  forest(c, hills(c, { y: 0.97, swing: 0.03, fill: '#1c2845' }), { count: 19, height: 0.22, fill: '#192440' })
}

const mirrorLake = (c: Canvas) => {
  const half = 0.56
  sky(c, '#4a90c9', ['#a9d3ea', 0.4], ['#eaf4f5', half])
  cloud(c, [0.2, 0.17], 0.2, '#ffffff', 0.9)
  cloud(c, [0.78, 0.11], 0.14, '#ffffff', 0.7)
  const shore = () => {
    mountains(c, { y: half + 0.01, height: 0.36, fill: '#6f8fae', snow: '#ffffff', peaks: 3 })
    forest(c, () => half * c.height, { count: 58, height: 0.09, fill: '#2f5d50' })
    forest(c, () => (half + 0.005) * c.height, { count: 14, height: 0.17, fill: '#24483f', from: -0.02, to: 0.26 })
    forest(c, () => (half + 0.005) * c.height, { count: 9, height: 0.15, fill: '#24483f', from: 0.82, to: 1.02 })
  }
  shore()
  water(c, half, ['#86b4cd', '#3c789c', '#1f4c6b'], '#ffffff', 120)
  for (let n = 0; n < 9; n++) {
    const at: Point = [c.width * (0.04 + c.random.next() * 0.3), c.height * (0.9 + c.random.next() * 0.1)]
    c.add(
      ellipse(at, 40 + c.random.next() * 70, 22 + c.random.next() * 26, {
        fill: c.random.pick(['#5d6a70', '#4a565c', '#788389']),
      }),
    )
  }
}

const mistyForest = (c: Canvas) => {
  sky(c, '#b9cfd0', '#e6ece6')
  sun(c, [0.32, 0.2], 0.05, '#fffbe8', 6)
  const layers = ['#a9bfc0', '#86a3a4', '#5f8283', '#3d6164', '#204246']
  for (const [n, fill] of layers.entries()) {
    const line = hills(c, { y: 0.42 + n * 0.14, swing: 0.05, fill })
    forest(c, line, { count: 40 - n * 6, height: 0.09 + n * 0.055, fill })
    if (n < 4) mist(c, 0.52 + n * 0.14, 0.13, '#e6ece6', 0.75)
  }
  birds(c, [0.66, 0.2], 6, '#54706f')
}

const dunes = (c: Canvas) => {
  sky(c, '#3c3d6b', ['#b7637a', 0.4], ['#ffb877', 0.62])
  sun(c, [0.5, 0.5], 0.075, '#ffe9bd', 5)
  for (const [n, [light, dark]] of [
    ['#d9825f', '#a9545a'],
    ['#c96a52', '#8b3f52'],
    ['#a84f4a', '#662e48'],
    ['#7d3a44', '#43203c'],
  ].entries()) {
    const top = 0.56 + n * 0.11
    const peak = [0.3, 0.72, 0.2, 0.6][n]!
    const crest = `M0 ${(top + 0.07) * c.height}C${peak * 0.4 * c.width} ${(top + 0.05) * c.height} ${peak * 0.75 * c.width} ${(top - 0.03) * c.height} ${peak * c.width} ${(top - 0.035) * c.height}`
    const fall = `C${(peak + 0.12) * c.width} ${(top + 0.02) * c.height} ${(peak + 0.3) * c.width} ${(top + 0.09) * c.height} ${c.width} ${(top + 0.05) * c.height}`
    c.add(path(`${crest}${fall}L${c.width} ${c.height}L0 ${c.height}Z`, { fill: light! }))
    c.add(
      path(
        `M${peak * c.width} ${(top - 0.035) * c.height}${fall}L${c.width} ${c.height}L${(peak - 0.1) * c.width} ${c.height}C${(peak + 0.06) * c.width} ${(top + 0.2) * c.height} ${(peak - 0.05) * c.width} ${(top + 0.06) * c.height} ${peak * c.width} ${(top - 0.035) * c.height}Z`,
        { fill: dark!, opacity: 0.75 },
      ),
    )
  }
}

const aurora = (c: Canvas) => {
  sky(c, '#050b24', ['#0d2145', 0.5], ['#1f4460', 0.75])
  stars(c, 260)
  const blur = c.blur(26)
  for (const [n, colour] of ['#3df5a5', '#5af0c8', '#8a7bf0', '#2fd6a0'].entries()) {
    const base = 0.2 + n * 0.1
    const points = Array.from(
      { length: 9 },
      (_, k): Point => [(k / 8) * c.width * 1.1 - 60, c.height * (base + 0.11 * Math.sin(k * 1.1 + n * 1.7))],
    )
    const back = [...points].reverse().map(([x, y]): Point => [x, y - c.height * (0.16 + 0.05 * Math.sin(x / 200))])
    c.add(
      polygon([...points, ...back], {
        fill: c.linear([`${colour}00`, [`${colour}99`, 0.75], `${colour}22`]),
        filter: blur,
        opacity: 0.75,
      }),
    )
    c.add(stroke(curve(points), colour, 7, { filter: c.blur(8), opacity: 0.8 }))
  }
  mountains(c, { y: 0.84, height: 0.26, fill: '#12253d', snow: '#8fb6c4', peaks: 4 })
  forest(c, hills(c, { y: 0.9, swing: 0.02, fill: '#0a1728' }), { count: 30, height: 0.13, fill: '#081322' })
}

const volcano = (c: Canvas) => {
  sky(c, '#f7b7a3', ['#fbe3d0', 0.7])
  sun(c, [0.74, 0.28], 0.09, '#f26b5b', 2.2)
  c.add(
    path(
      `M${-0.1 * c.width} ${0.8 * c.height}Q${0.3 * c.width} ${0.72 * c.height} ${0.4 * c.width} ${0.3 * c.height}L${0.5 * c.width} ${0.3 * c.height}Q${0.62 * c.width} ${0.72 * c.height} ${1.1 * c.width} ${0.8 * c.height}Z`,
      { fill: '#5c6b95' },
    ),
    path(
      `M${0.372 * c.width} ${0.4 * c.height}Q${0.39 * c.width} ${0.35 * c.height} ${0.4 * c.width} ${0.3 * c.height}L${0.5 * c.width} ${0.3 * c.height}Q${0.515 * c.width} ${0.37 * c.height} ${0.54 * c.width} ${0.43 * c.height}L${0.5 * c.width} ${0.38 * c.height}L${0.47 * c.width} ${0.44 * c.height}L${0.44 * c.width} ${0.37 * c.height}L${0.41 * c.width} ${0.42 * c.height}Z`,
      { fill: '#fff6f0' },
    ),
  )
  mist(c, 0.74, 0.14, '#fbe3d0', 0.9)
  hills(c, { y: 0.8, swing: 0.03, fill: '#7f6f93' })
  hills(c, { y: 0.88, swing: 0.03, fill: '#4f4a76' })
  // A branch of cherry in front.
  const twig: Point[] = [
    [c.width * 1.02, c.height * 0.06],
    [c.width * 0.8, c.height * 0.12],
    [c.width * 0.62, c.height * 0.07],
    [c.width * 0.46, c.height * 0.14],
  ]
  c.add(
    stroke(curve(twig), '#4a3038', 12),
    stroke(`M${c.width * 0.8} ${c.height * 0.12}L${c.width * 0.72} ${c.height * 0.24}`, '#4a3038', 7),
  )
  for (let n = 0; n < 70; n++) {
    const share = c.random.next()
    const at: Point = [
      c.width * (0.44 + share * 0.58) + (c.random.next() - 0.5) * 60,
      c.height * (0.1 + c.random.next() * 0.1) - share * 12,
    ]
    for (let petal = 0; petal < 5; petal++) {
      c.add(
        circle([at[0] + Math.cos(petal * 1.257 + n) * 9, at[1] + Math.sin(petal * 1.257 + n) * 9], 8.5, {
          fill: c.random.pick(['#ffd9e2', '#ffc3d2', '#fff0f3']),
        }),
      )
    }
    c.add(circle(at, 4, { fill: '#d9718a' }))
  }
  grass(c, 0.97, 150, ['#2f2d52', '#3b3862'], 0.07)
}

const winterNight = (c: Canvas) => {
  sky(c, '#0e1a3f', ['#2b4a80', 0.7])
  stars(c, 160)
  sun(c, [0.78, 0.2], 0.05, '#fdf6dc', 6)
  mountains(c, { y: 0.66, height: 0.24, fill: '#3d5c93', snow: '#c9dbf2', peaks: 4 })
  forest(c, hills(c, { y: 0.72, swing: 0.03, fill: '#a9c1e3' }), {
    count: 28,
    height: 0.15,
    fill: '#1e3a5c',
    snow: '#dbe8f8',
  })
  const line = hills(c, { y: 0.82, swing: 0.04, fill: '#dbe8f8' })
  const [x, y] = [c.width * 0.36, line(c.width * 0.36)]
  const s = c.height / 1067
  c.add(
    rect(x - 90 * s, y - 70 * s, 180 * s, 96 * s, { fill: '#6b3f2e' }),
    polygon(
      [
        [x - 118 * s, y - 62 * s],
        [x, y - 160 * s],
        [x + 118 * s, y - 62 * s],
      ],
      { fill: '#f4f8ff' },
    ),
    rect(x - 60 * s, y - 44 * s, 36 * s, 36 * s, { fill: '#ffd772' }),
    rect(x + 22 * s, y - 44 * s, 36 * s, 36 * s, { fill: '#ffd772' }),
    circle([x, y - 20 * s], 190 * s, { fill: c.radial(['#ffd77255', '#ffd77200']) }),
    rect(x + 40 * s, y - 170 * s, 24 * s, 60 * s, { fill: '#6b3f2e' }),
  )
  for (let n = 0; n < 5; n++)
    c.add(
      circle([x + (52 + n * 12) * s, y - (190 + n * 34) * s], (14 + n * 6) * s, {
        fill: '#dbe8f8',
        opacity: 0.5 - n * 0.08,
      }),
    )
  forest(c, hills(c, { y: 0.95, swing: 0.03, fill: '#f4f8ff' }), {
    count: 9,
    height: 0.3,
    fill: '#173152',
    snow: '#f4f8ff',
    from: 0.55,
    to: 1.05,
  })
  for (let n = 0; n < 140; n++)
    c.add(
      circle([c.random.next() * c.width, c.random.next() * c.height], 1.5 + c.random.next() * 4, {
        fill: '#ffffff',
        opacity: 0.8,
      }),
    )
}

export const land: readonly Design[] = [
  design('peaks-at-dawn', landscape, 'Mountain peaks above mist and pines at dawn', peaksAtDawn),
  design('mirror-lake', landscape, 'A clear lake below snowy mountains', mirrorLake),
  design('misty-forest', portrait, 'Layers of pine forest in morning mist', mistyForest),
  design('desert-dunes', landscape, 'Desert dunes with the sun going down behind them', dunes),
  design('aurora', landscape, 'Green northern lights above dark mountains', aurora),
  design('cherry-volcano', square, 'A snow-capped volcano behind a branch of cherry blossom', volcano),
  design('winter-cabin', landscape, 'A lit cabin between snowy pines at night', winterNight),
]

export const wideLand: readonly Design[] = [
  design('wide-peaks', cover, 'A wide range of mountains at dawn', peaksAtDawn),
  design('wide-dunes', cover, 'Wide desert dunes at sunset', dunes),
  design('wide-aurora', cover, 'Northern lights across a wide night sky', aurora),
]
