import type { Canvas } from '../canvas.ts'
import { cover, type Design, design, landscape, portrait, square } from '../design.ts'
import { birds, cloud, grass, hills, mist, sky, stars, sun, swell, water } from '../nature.ts'
import { circle, ellipse, type Point, path, place, polygon, rect, stroke } from '../shapes.ts'

/** A yacht around the foot of its mast. */
export const yacht = (scale: number, at: Point, turn: number, sail: string) =>
  place(
    at,
    { turn, scale },
    path('M-150 0L165 0Q120 62 60 66L-105 66Q-140 44 -150 0Z', { fill: '#26415f' }),
    path('M-150 0L165 0L160 14L-146 14Z', { fill: '#f3efe6' }),
    rect(-5, -400, 10, 400, { fill: '#7b5b43' }),
    path('M8 -390Q96 -180 150 -26L8 -26Z', { fill: sail }),
    path('M-10 -360Q-96 -170 -128 -30L-10 -26Z', { fill: '#ffffff' }),
    polygon(
      [
        [0, -400],
        [46, -414],
        [0, -428],
      ],
      { fill: '#e4572e' },
    ),
  )

const eveningSea = (c: Canvas) => {
  sky(c, '#45508f', ['#c56d92', 0.32], ['#ff9e6d', 0.5], ['#ffd59a', 0.58])
  cloud(c, [0.24, 0.24], 0.22, '#f3a0a0', 0.6)
  cloud(c, [0.78, 0.17], 0.17, '#e08ba5', 0.6)
  sun(c, [0.5, 0.54], 0.1, '#fff0c4', 5)
  water(c, 0.58, ['#f08f6f', '#a4567f', '#3c3a72'], '#ffe9b8', 170, 0.5)
  birds(c, [0.66, 0.34], 5, '#5a3a63')
}

const beach = (c: Canvas) => {
  sky(c, '#54b3e4', ['#d9f0f6', 0.42])
  cloud(c, [0.3, 0.2], 0.2, '#ffffff', 0.95)
  cloud(c, [0.75, 0.14], 0.15, '#ffffff', 0.85)
  water(c, 0.42, ['#1f8fb8', '#43bcc6', '#9fe3d8'], '#ffffff', 60)
  swell(c, 0.7, 0.02, '#ffffff', 0.2)
  swell(c, 0.715, 0.022, '#bfeae0', 0.4)
  swell(c, 0.745, 0.02, '#ffffff', 0.1)
  swell(c, 0.76, 0.02, '#f3dcae', 0.15)
  const s = c.height / 1067
  const at: Point = [c.width * 0.7, c.height * 0.86]
  c.add(
    ellipse([at[0] + 40 * s, at[1] + 66 * s], 210 * s, 22 * s, { fill: '#c9a66b', opacity: 0.6 }),
    place(
      at,
      { turn: -14, scale: s },
      rect(-6, -240, 12, 310, { fill: '#f8f4ea' }),
      ...['#ef5b5b', '#fff4e6', '#ef5b5b', '#fff4e6', '#ef5b5b', '#fff4e6'].map((fill, n) => {
        const [from, to] = [-220 + n * 73, -220 + (n + 1) * 73]
        return path(
          `M0 -260Q${from * 0.75} -245 ${from} -120Q${(from + to) / 2} -146 ${to} -120Q${to * 0.75} -245 0 -260Z`,
          { fill },
        )
      }),
    ),
    place(
      [c.width * 0.56, c.height * 0.9],
      { turn: 6, scale: s },
      rect(-120, -22, 240, 44, { rx: 8, fill: '#2a9d8f' }),
      rect(-120, -22, 60, 44, { rx: 8, fill: '#e9c46a' }),
    ),
    circle([c.width * 0.24, c.height * 0.88], 46 * s, { fill: '#ffffff' }),
    path(
      `M${c.width * 0.24} ${c.height * 0.88 - 46 * s}A${46 * s} ${46 * s} 0 0 1 ${c.width * 0.24 + 40 * s} ${c.height * 0.88 + 23 * s}L${c.width * 0.24} ${c.height * 0.88}Z`,
      { fill: '#ef5b5b' },
    ),
    path(
      `M${c.width * 0.24} ${c.height * 0.88}L${c.width * 0.24 + 40 * s} ${c.height * 0.88 + 23 * s}A${46 * s} ${46 * s} 0 0 1 ${c.width * 0.24 - 40 * s} ${c.height * 0.88 + 23 * s}Z`,
      { fill: '#2f80c2' },
    ),
  )
}

const heelingBoat = (c: Canvas) => {
  sky(c, '#68788a', ['#aebac2', 0.6])
  for (let n = 0; n < 7; n++)
    cloud(
      c,
      [c.random.next(), 0.1 + c.random.next() * 0.3],
      0.26,
      c.random.pick(['#8592a0', '#97a3ae', '#76848f']),
      0.7,
    )
  mist(c, 0.6, 0.2, '#c9d2d6', 0.7)
  swell(c, 0.6, 0.03, '#5c7484')
  swell(c, 0.67, 0.045, '#48647a', 0.4)
  c.add(yacht(c.height / 780, [c.width * 0.5, c.height * 0.71], 19, '#f2e3c6'))
  swell(c, 0.76, 0.05, '#38556c', 0.1)
  swell(c, 0.85, 0.055, '#2b4459', 0.6)
  swell(c, 0.94, 0.05, '#1f3447', 0.3)
  for (let n = 0; n < 60; n++) {
    const at: Point = [c.width * (0.3 + c.random.next() * 0.36), c.height * (0.72 + c.random.next() * 0.07)]
    c.add(circle(at, 2 + c.random.next() * 6, { fill: '#ffffff', opacity: 0.75 }))
  }
}

const regatta = (c: Canvas) => {
  sky(c, '#3f9bd8', ['#cdeaf4', 0.5])
  cloud(c, [0.22, 0.2], 0.2, '#ffffff', 0.9)
  cloud(c, [0.8, 0.28], 0.16, '#ffffff', 0.8)
  hills(c, { y: 0.53, swing: 0.04, fill: '#7fa9a0' })
  water(c, 0.54, ['#3f93b5', '#1f6a91', '#124a6d'], '#ffffff', 130)
  for (const [x, y, scale, sail] of [
    [0.16, 0.58, 0.32, '#f4a261'],
    [0.34, 0.6, 0.42, '#e76f51'],
    [0.88, 0.6, 0.45, '#e9c46a'],
    [0.66, 0.72, 0.95, '#f25f5c'],
  ] as const) {
    c.add(yacht((scale * c.height) / 1067, [x * c.width, y * c.height], 4, sail))
  }
  birds(c, [0.5, 0.2], 5, '#41607a')
}

const lighthouse = (c: Canvas) => {
  sky(c, '#141f45', ['#4b4a80', 0.5], ['#e59a86', 0.72])
  stars(c, 90, 0.4)
  const s = c.height / 1600
  const lamp: Point = [c.width * 0.62, c.height * 0.3]
  const beam = c.linear(['#fff3c4cc', '#fff3c400'], -90)
  c.add(
    polygon([lamp, [-40, c.height * 0.16], [-40, c.height * 0.32]], { fill: beam }),
    polygon([lamp, [c.width + 40, c.height * 0.27], [c.width + 40, c.height * 0.36]], {
      fill: '#fff3c4',
      opacity: 0.25,
    }),
  )
  water(c, 0.68, ['#a86a80', '#3d3f70', '#1b2450'], '#ffd9b0', 100)
  const rock: Point[] = [
    [0.3, 0.86],
    [0.38, 0.76],
    [0.5, 0.7],
    [0.58, 0.665],
    [0.7, 0.67],
    [0.8, 0.72],
    [1.02, 0.79],
    [1.02, 1.01],
    [0.24, 1.01],
  ]
  c.add(
    polygon(
      rock.map(([x, y]): Point => [x * c.width, y * c.height]),
      { fill: '#241f38' },
    ),
  )
  c.add(
    place(
      [c.width * 0.62, c.height * 0.67],
      { scale: s },
      path('M-74 0L-48 -500L48 -500L74 0Z', { fill: '#f5efe6' }),
      ...[0, 1, 2].map((n) =>
        path(
          `M${-70 + n * 9} ${-60 - n * 170}L${-65 + n * 9} ${-150 - n * 170}L${65 - n * 9} ${-150 - n * 170}L${70 - n * 9} ${-60 - n * 170}Z`,
          { fill: '#d1495b' },
        ),
      ),
      path('M10 0L48 -500L74 0Z', { fill: '#000000', opacity: 0.1 }),
      rect(-66, -520, 132, 22, { fill: '#2b2440' }),
      rect(-36, -600, 72, 80, { fill: '#ffe9a8' }),
      path('M-50 -598L0 -660L50 -598Z', { fill: '#d1495b' }),
      circle([0, -560], 190, { fill: c.radial(['#fff3c4bb', '#fff3c400']) }),
    ),
  )
  swell(c, 0.93, 0.015, '#4a4a80', 0.4)
  swell(c, 0.96, 0.015, '#2a3066', 0.1)
}

const bigWave = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: c.linear(['#f3e7cf', '#f7d9b5']) }))
  sun(c, [0.72, 0.26], 0.1, '#e4572e', 1.6)
  for (let row = 0; row < 7; row++) {
    const y = 0.5 + row * 0.08
    const r = c.width * 0.082
    for (let n = -1; n < 9; n++) {
      const at: Point = [(n + (row % 2) * 0.5) * r * 1.75, y * c.height + r]
      for (const [k, fill] of ['#1d3557', '#f6efe2', '#2a6f97', '#f6efe2', '#61a5c2', '#f6efe2', '#a9d6e5'].entries())
        c.add(circle(at, r * (1 - k * 0.14), { fill }))
    }
  }
  birds(c, [0.3, 0.24], 6, '#1d3557')
}

const marsh = (c: Canvas) => {
  sky(c, '#f1b36b', ['#fbe2b0', 0.5])
  sun(c, [0.24, 0.36], 0.07, '#fffbe6', 5)
  hills(c, { y: 0.5, swing: 0.02, fill: '#b08a5a' })
  water(c, 0.52, ['#f6d199', '#c99155', '#6d5a3d'], '#fff3cf', 90, 0.24)
  const s = c.height / 1067
  c.add(
    place(
      [c.width * 0.68, c.height * 0.78],
      { scale: s },
      stroke('M-8 0L-14 150M16 0L12 150', '#4c4a55', 7),
      path('M-110 -10Q-40 -90 60 -58Q112 -30 60 12Q-20 40 -150 40Q-120 20 -110 -10Z', { fill: '#8b9bb0' }),
      path('M-80 0Q-20 -40 50 -20Q20 20 -140 40Z', { fill: '#6b7d95' }),
      curveNeck(),
      path('M52 -262L152 -242L58 -234Z', { fill: '#e9a23b' }),
      path('M50 -266Q10 -282 -44 -262Q0 -256 40 -250Z', { fill: '#2d3340' }),
      circle([42, -250], 5, { fill: '#1d1f26' }),
    ),
  )
  grass(c, 0.86, 320, ['#5d5a2f', '#7c7438', '#4a4a2a', '#94843f'], 0.17)
}

const curveNeck = () => stroke('M52 -34C110 -90 -14 -150 38 -248', '#9fafc2', 32)

export const sea: readonly Design[] = [
  design('evening-sea', landscape, 'The sun going down over a calm sea', eveningSea),
  design('beach-parasol', landscape, 'A red and white parasol on an empty beach', beach),
  design('boat-in-a-blow', landscape, 'A sailing boat heeling over under a grey sky', heelingBoat),
  design('regatta', square, 'Sailing boats with coloured sails in a bay', regatta),
  design('lighthouse', portrait, 'A red and white lighthouse with its light on at dusk', lighthouse),
  design('pattern-waves', square, 'A pattern of blue waves below a red sun', bigWave),
  design('heron-in-the-marsh', landscape, 'A heron standing in a golden marsh', marsh),
]

export const wideSea: readonly Design[] = [
  design('wide-evening-sea', cover, 'A wide sea at sunset', eveningSea),
  design('wide-regatta', cover, 'Boats with coloured sails in a wide bay', regatta),
]
