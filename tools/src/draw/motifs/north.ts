import type { Canvas } from '../canvas.ts'
import { cover, type Design, design, landscape, portrait } from '../design.ts'
import { birds, forest, hills, mist, mountains, sky, stars, sun, water } from '../nature.ts'
import { circle, ellipse, type Point, path, place, rect, stroke } from '../shapes.ts'

const skiTracks = (
  c: Canvas,
  s: { sky: string[]; sun: string; far: string; trees: string; snow: string[]; track: string; stars?: boolean },
) => {
  sky(c, ...s.sky)
  if (s.stars) stars(c, 130, 0.5)
  sun(c, [0.62, 0.36], 0.05, s.sun, 7)
  forest(c, hills(c, { y: 0.5, swing: 0.03, fill: s.far }), { count: 40, height: 0.12, fill: s.far })
  c.add(
    path(`M0 ${c.height * 0.56}Q${c.width * 0.5} ${c.height * 0.5} ${c.width} ${c.height * 0.55}V${c.height}H0Z`, {
      fill: c.linear(s.snow),
    }),
  )
  const row = (side: number) => {
    for (let n = 0; n < 7; n++) {
      const near = (n + 1) / 7
      const x = c.width * (0.5 + side * (0.09 + 0.44 * near ** 1.5)) + (c.random.next() - 0.5) * 40
      const one = hillsAt(c, near)
      forest(c, () => one, {
        count: 1,
        height: 0.13 + 0.4 * near ** 1.4,
        fill: s.trees,
        snow: s.snow[0]!,
        from: x / c.width - 0.001,
        to: x / c.width + 0.001,
      })
    }
  }
  for (const dx of [-0.016, 0.016]) {
    const points = [
      [0.42, 1.03],
      [0.47, 0.86],
      [0.56, 0.74],
      [0.5, 0.65],
      [0.53, 0.585],
      [0.515, 0.55],
    ].map(([x, y]): Point => [(x! + dx * 2.4 * (y! - 0.52) * 2) * c.width, y! * c.height])
    for (let n = 0; n < points.length - 1; n++) {
      const [[x1, y1], [x2, y2]] = [points[n]!, points[n + 1]!]
      c.add(
        stroke(
          `M${x1} ${y1}C${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2}`,
          s.track,
          [17, 11, 7, 4.5, 3][n]!,
        ),
      )
    }
  }
  row(-1)
  row(1)
}

const hillsAt = (c: Canvas, near: number) => c.height * (0.52 + 0.42 * near ** 1.6)

const river = (c: Canvas, tents: boolean) => {
  sky(c, '#6d7fb0', ['#eaa27f', 0.3], ['#ffdca8', 0.46])
  sun(c, [0.3, 0.42], 0.05, '#fff6dc', 9)
  mountains(c, { y: 0.47, height: 0.16, fill: '#7d7898', snow: '#f6d9c9', peaks: 5 })
  c.add(rect(0, c.height * 0.46, c.width, c.height, { fill: c.linear(['#8b8059', '#6b6c46', '#4a5538']) }))
  for (const [n, [from, to]] of [
    [0.34, 0.2],
    [0.3, 0.52],
    [0.32, 0.86],
    [0.31, -0.15],
  ].entries()) {
    const points: Point[] = [
      [from! * c.width, c.height * 0.46],
      [(from! + 0.12 - n * 0.05) * c.width, c.height * 0.56],
      [(from! * 0.4 + to! * 0.6 - 0.08) * c.width, c.height * 0.7],
      [to! * c.width, c.height * 1.02],
    ]
    for (let k = 0; k < 3; k++) {
      const [[x1, y1], [x2, y2]] = [points[k]!, points[k + 1]!]
      c.add(
        stroke(
          `M${x1} ${y1}C${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2}`,
          '#f3c9a0',
          [12, 30, 70][k]! * (n === 2 ? 1.2 : 0.9),
        ),
      )
    }
  }
  for (let n = 0; n < 190; n++) {
    const near = c.random.next()
    const at: Point = [c.random.next() * c.width, c.height * (0.5 + 0.5 * near)]
    c.add(
      ellipse(at, 5 + near * 20, 3 + near * 8, {
        fill: c.random.pick(['#8f8a6f', '#5d5f44', '#a08a5c', '#4a5138']),
        opacity: 0.8,
      }),
    )
  }
  if (tents) {
    for (const [x, y, scale, fill, dark] of [
      [0.72, 0.66, 0.75, '#e9a23b', '#b87422'],
      [0.84, 0.7, 0.9, '#3a7ca5', '#275d80'],
      [0.69, 0.8, 1.25, '#d1495b', '#9c3242'],
    ] as const) {
      c.add(
        place(
          [x * c.width, y * c.height],
          { scale: (scale * c.height) / 1067 },
          ellipse([10, 4], 190, 18, { fill: '#22301f', opacity: 0.35 }),
          path('M-160 0Q-60 -150 0 -164Q60 -150 160 0Z', { fill }),
          path('M0 -164Q60 -150 160 0L40 0Q30 -90 0 -164Z', { fill: dark }),
          path('M0 -160Q-40 -70 -46 0L14 0Q14 -80 0 -160Z', { fill: '#2b2433', opacity: 0.85 }),
          stroke('M-160 0L-196 14M160 0L196 14', '#e9e2cf', 3),
        ),
      )
    }
    c.add(
      place(
        [c.width * 0.56, c.height * 0.84],
        { scale: c.height / 1067 },
        circle([0, -20], 150, { fill: c.radial(['#ffb34788', '#ffb34700']) }),
        stroke('M-36 10L36 -6M36 10L-36 -6', '#4a3328', 12),
        path('M-24 -2Q-30 -50 0 -84Q4 -56 22 -48Q34 -20 20 -2Z', { fill: '#f3722c' }),
        path('M-10 -2Q-14 -26 2 -46Q18 -20 10 -2Z', { fill: '#f9c74f' }),
      ),
    )
  } else {
    for (let n = 0; n < 210; n++) {
      const near = c.random.next()
      const at: Point = [c.random.next() * c.width, c.height * (0.78 + 0.24 * near)]
      c.add(
        stroke(`M${at[0]} ${at[1]}v${50 + near * 40}`, '#566043', 3),
        circle(at, 8 + near * 14, { fill: '#fffaf0', opacity: 0.92 }),
      )
    }
  }
  birds(c, [0.74, 0.2], 7, '#4d4a6b')
}

const canoe = (c: Canvas) => {
  sky(c, '#9fc4d6', ['#f0ead6', 0.45])
  mountains(c, { y: 0.46, height: 0.28, fill: '#7f97ab', snow: '#ffffff', peaks: 4 })
  mist(c, 0.45, 0.1, '#f4f1e4', 0.8)
  forest(c, () => c.height * 0.48, { count: 46, height: 0.07, fill: '#47685c' })
  water(c, 0.48, ['#b4cfd6', '#6c9aaa', '#365f75'], '#ffffff', 120)
  const k = c.height / 1067
  c.add(
    place(
      [c.width * 0.46, c.height * 0.78],
      { scale: k * 1.3 },
      ellipse([0, 46], 420, 22, { fill: '#1e4256', opacity: 0.45 }),
      path('M-430 -70Q-380 30 -300 46L300 46Q380 30 430 -70Q340 -14 0 -10Q-340 -14 -430 -70Z', { fill: '#c1272d' }),
      path('M-300 46L300 46Q352 38 390 -6Q200 26 0 26Q-200 26 -390 -6Q-352 38 -300 46Z', { fill: '#8f1d22' }),
      path('M-424 -62Q-330 -12 0 -8Q330 -12 424 -62Q330 -24 0 -24Q-330 -24 -424 -62Z', { fill: '#e9c99b' }),
      rect(-70, -76, 120, 60, { rx: 12, fill: '#3f7d5c' }),
      rect(-60, -92, 100, 26, { rx: 10, fill: '#e9a23b' }),
      rect(100, -58, 84, 42, { rx: 8, fill: '#3a6ea5' }),
      stroke('M-250 -40L-60 -150', '#8a5a3b', 11),
      ellipse([-276, -24], 44, 19, { fill: '#a9744f', transform: 'rotate(-30 -276 -24)' }),
    ),
  )
  birds(c, [0.7, 0.16], 5, '#56707f')
}

const dawn = {
  sky: ['#7f8fc4', '#f2b5a7', '#ffe1bd'],
  sun: '#fff4dc',
  far: '#9a9cc4',
  trees: '#3b4a78',
  snow: ['#fdf0ee', '#d6d9ee'],
  track: '#a9add6',
}

const noon = {
  sky: ['#4fa3dc', '#b9e0f2', '#eef8fb'],
  sun: '#fffbe9',
  far: '#8fb5cc',
  trees: '#2f5d57',
  snow: ['#ffffff', '#dcebf7'],
  track: '#a5c4de',
}

const moonlight = {
  sky: ['#0c1638', '#24396f', '#4d629c'],
  sun: '#fbf5dd',
  far: '#2f4479',
  trees: '#14234a',
  snow: ['#c3d0ec', '#8fa4d2'],
  track: '#6c82b8',
  stars: true,
}

export const north: readonly Design[] = [
  design('ski-tracks-at-dawn', landscape, 'Ski tracks through a snowy pine forest at dawn', (c) => skiTracks(c, dawn)),
  design('ski-tracks-at-noon', portrait, 'Ski tracks between pines under a blue sky', (c) => skiTracks(c, noon)),
  design('ski-tracks-by-moonlight', landscape, 'Ski tracks through the forest by moonlight', (c) =>
    skiTracks(c, moonlight),
  ),
  design('tents-by-the-river', landscape, 'Tents beside a braided river under a very low sun', (c) => river(c, true)),
  design('cotton-grass', landscape, 'White cotton grass along a braided river', (c) => river(c, false)),
  design('red-canoe', landscape, 'A red canoe with its load on a lake below mountains', canoe),
]

export const wideNorth: readonly Design[] = [
  design('wide-river', cover, 'Cotton grass along a wide river at midnight', (c) => river(c, false)),
  design('wide-canoe', cover, 'A red canoe on a wide lake', canoe),
]
