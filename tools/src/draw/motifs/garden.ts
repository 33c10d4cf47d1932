import type { Canvas } from '../canvas.ts'
import { type Design, design, landscape, portrait, square } from '../design.ts'
import { cloud, grass, hills, roundTree, sky } from '../nature.ts'
import { circle, ellipse, type Point, path, place, polygon, rect, stroke } from '../shapes.ts'

const hen = (at: Point, scale: number, body: string, wing: string, pecks: boolean) =>
  place(
    at,
    { scale },
    ellipse([10, 112], 120, 14, { fill: '#3b2a17', opacity: 0.25 }),
    stroke('M-6 60L-10 110M-10 110l-16 4M-10 110l14 4M34 60L38 110M38 110l-16 4M38 110l14 4', '#e3a02f', 7),
    path('M96 -30Q150 -110 168 -56Q160 -6 110 24Z', { fill: wing }),
    pecks
      ? path(
          'M-70 -20Q-20 -66 60 -56Q130 -40 116 20Q96 76 20 74Q-56 70 -84 26Q-118 40 -130 66Q-146 60 -136 34Q-120 -10 -70 -20Z',
          { fill: body },
        )
      : path(
          'M-96 -110Q-74 -146 -46 -110Q-36 -66 20 -60Q120 -66 116 10Q100 76 20 74Q-74 72 -84 -10Q-88 -60 -96 -110Z',
          { fill: body },
        ),
    path('M-10 -20Q50 -50 92 -6Q66 44 8 34Q-20 16 -10 -20Z', { fill: wing }),
    ...(pecks
      ? [
          path('M-138 58L-152 88L-124 68Z', { fill: '#e3a02f' }),
          circle([-126, 42], 5, { fill: '#1d140d' }),
          path('M-140 30q-16 -12 -6 -24q8 4 10 0q8 4 6 14Z', { fill: '#d62f2f' }),
        ]
      : [
          path('M-96 -112L-124 -100L-94 -94Z', { fill: '#e3a02f' }),
          circle([-76, -112], 6, { fill: '#1d140d' }),
          path('M-86 -128q-12 -22 4 -24q4 10 10 -4q14 2 10 14q14 2 4 20Z', { fill: '#d62f2f' }),
          ellipse([-92, -82], 8, 14, { fill: '#d62f2f' }),
        ]),
  )

const hens = (
  c: Canvas,
  s: {
    wall: string
    ground: string[]
    flock: readonly (readonly [x: number, y: number, scale: number, pecks: boolean])[]
  },
) => {
  sky(c, '#8ec5e6', ['#e8f2ee', 0.5])
  cloud(c, [0.78, 0.12], 0.16, '#ffffff', 0.9)
  hills(c, { y: 0.36, swing: 0.03, fill: '#93b97c' })
  const k = c.height / 1067
  c.add(
    rect(c.width * 0.06, c.height * 0.17, c.width * 0.36, c.height * 0.27, { fill: s.wall }),
    ...Array.from({ length: 12 }, (_, n) =>
      rect(c.width * (0.06 + n * 0.03), c.height * 0.17, 3, c.height * 0.27, { fill: '#000000', opacity: 0.14 }),
    ),
    polygon(
      [
        [c.width * 0.03, c.height * 0.19],
        [c.width * 0.24, c.height * 0.04],
        [c.width * 0.45, c.height * 0.19],
      ],
      { fill: '#5b4a44' },
    ),
    rect(c.width * 0.2, c.height * 0.28, c.width * 0.09, c.height * 0.16, { fill: '#3b2a22' }),
    rect(c.width * 0.1, c.height * 0.26, c.width * 0.06, c.height * 0.07, { fill: '#ffe3a0' }),
  )
  c.add(rect(0, c.height * 0.43, c.width, c.height, { fill: c.linear(s.ground) }))
  for (let n = 0; n < 15; n++)
    c.add(rect(c.width * (0.44 + n * 0.042), c.height * 0.33, 20 * k, c.height * 0.12, { fill: '#f4ede0' }))
  c.add(
    rect(c.width * 0.43, c.height * 0.355, c.width * 0.6, 13 * k, { fill: '#f4ede0' }),
    rect(c.width * 0.43, c.height * 0.405, c.width * 0.6, 13 * k, { fill: '#f4ede0' }),
  )
  grass(c, 0.45, 160, ['#7fa052', '#94b060', '#6a8c46'], 0.03)
  for (let n = 0; n < 70; n++)
    c.add(
      ellipse([c.random.next() * c.width, c.height * (0.5 + c.random.next() * 0.5)], 5, 3, {
        fill: '#f6e3a6',
        opacity: 0.9,
      }),
    )
  for (const [n, [x, y, scale, pecks]] of s.flock.entries()) {
    const [body, wing] = [
      ['#a9562b', '#8a4220'],
      ['#bf6c36', '#9a4f27'],
      ['#94481f', '#773716'],
      ['#f3ead9', '#dccfb6'],
    ][n % 4] as [string, string]
    c.add(hen([x * c.width, y * c.height], scale * k, body, wing, pecks))
  }
  grass(c, 0.96, 90, ['#6a8c46', '#7fa052'], 0.06)
}

const terrace = (c: Canvas) => {
  sky(c, '#8fc3e3', ['#f3f0dd', 0.5])
  cloud(c, [0.3, 0.14], 0.2, '#ffffff', 0.85)
  hills(c, { y: 0.42, swing: 0.03, fill: '#9dbb9a' })
  const horizon = 0.5 * c.height
  c.add(rect(0, horizon, c.width, c.height, { fill: '#8cb765' }))
  const centre = c.width / 2
  for (let n = 0; n < 9; n++) {
    const [near, far] = [n / 9, (n + 1) / 9]
    const y = (t: number) => c.height - (c.height - horizon) * t ** 0.55
    c.add(
      polygon(
        [
          [centre - c.width * 0.3 * (1 - near) - 40, y(near)],
          [centre + c.width * 0.3 * (1 - near) + 40, y(near)],
          [centre + c.width * 0.3 * (1 - far) + 40, y(far)],
          [centre - c.width * 0.3 * (1 - far) - 40, y(far)],
        ],
        { fill: n % 2 === 0 ? '#a9d07a' : '#9ac46b' },
      ),
    )
  }
  for (let n = 7; n >= 0; n--) {
    const near = 1 - n / 8
    const size = c.height * (0.1 + 0.34 * near ** 1.5)
    for (const side of [-1, 1]) {
      const x = centre + side * (c.width * 0.09 + c.width * 0.36 * near ** 1.4)
      const y = horizon + (c.height - horizon) * 0.86 * near ** 1.7
      c.add(
        ellipse([x + size * 0.1, y + 3], size * 0.3, size * 0.05, { fill: '#3f6b3a', opacity: 0.5 }),
        path(
          `M${x} ${y - size}Q${x + size * 0.2} ${y - size * 0.4} ${x + size * 0.13} ${y}H${x - size * 0.13}Q${x - size * 0.2} ${y - size * 0.4} ${x} ${y - size}Z`,
          { fill: '#3f7a4a' },
        ),
        path(
          `M${x} ${y - size}Q${x + size * 0.2} ${y - size * 0.4} ${x + size * 0.13} ${y}H${x + size * 0.03}Q${x + size * 0.08} ${y - size * 0.4} ${x} ${y - size}Z`,
          { fill: '#2b5c39' },
        ),
      )
    }
  }
  c.add(
    place(
      [centre, horizon + 34],
      { scale: (c.height / 1067) * 1.05 },
      rect(-46, -36, 92, 40, { fill: '#cfcabd' }),
      rect(-36, -106, 72, 72, { fill: '#dedacd' }),
      path(
        'M-26 -106Q-30 -170 -16 -206Q-40 -214 -58 -250L-48 -258Q-28 -226 -8 -226Q-22 -246 -12 -266Q0 -280 12 -266Q22 -246 8 -226Q36 -220 34 -170L22 -172Q20 -140 26 -106Z',
        { fill: '#efece2' },
      ),
      path('M4 -226Q36 -220 34 -170L22 -172Q20 -140 26 -106H6Q10 -170 4 -226Z', { fill: '#c9c4b4' }),
    ),
  )
  for (let n = 0; n < 90; n++)
    c.add(
      circle([c.random.next() * c.width, c.height * (0.9 + c.random.next() * 0.1)], 4 + c.random.next() * 5, {
        fill: c.random.pick(['#ffffff', '#f2a1b9', '#ffe066']),
      }),
    )
}

const hedges = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#d9c79d' }))
  const at: Point = [c.width / 2, c.height / 2]
  for (let ring = 6; ring >= 1; ring--) {
    const r = ring * c.width * 0.083
    c.add(
      circle([at[0] + 8, at[1] + 12], r, { fill: 'none', stroke: '#5f5636', 'stroke-width': 36, opacity: 0.35 }),
      circle(at, r, { fill: 'none', stroke: '#3f7a45', 'stroke-width': 38 }),
      circle(at, r - 6, { fill: 'none', stroke: '#5a9a58', 'stroke-width': 16 }),
    )
    const gap = c.random.below(360)
    for (const turn of ring % 2 === 0 ? [gap] : [gap, gap + 180])
      c.add(
        rect(at[0] + r - 30, at[1] - 24, 60, 48, { fill: '#d9c79d', transform: `rotate(${turn} ${at[0]} ${at[1]})` }),
      )
  }
  c.add(
    circle(at, 44, { fill: '#efece2' }),
    circle(at, 33, { fill: '#7fc0d6' }),
    circle([at[0] - 8, at[1] - 8], 12, { fill: '#ffffff', opacity: 0.7 }),
  )
  for (const [x, y] of [
    [0.06, 0.06],
    [0.94, 0.06],
    [0.06, 0.94],
    [0.94, 0.94],
  ] as const)
    for (const [k, fill] of ['#3f7a45', '#4f8f52', '#6cab66'].entries())
      c.add(circle([x * c.width - k * 7, y * c.height - k * 7], 76 - k * 22, { fill }))
  for (let n = 0; n < 150; n++)
    c.add(circle([c.random.next() * c.width, c.random.next() * c.height], 2, { fill: '#b59f6e' }))
}

const roseArch = (c: Canvas) => {
  sky(c, '#9fd0e8', ['#f6f1dc', 0.6])
  hills(c, { y: 0.5, swing: 0.03, fill: '#9cc08a' })
  c.add(rect(0, c.height * 0.58, c.width, c.height, { fill: c.linear(['#8fbd6a', '#5d944c']) }))
  c.add(
    path(`M${c.width * 0.46} ${c.height * 0.58}H${c.width * 0.54}L${c.width * 0.76} ${c.height}H${c.width * 0.24}Z`, {
      fill: '#e6d5ad',
    }),
  )
  for (let n = 0; n < 9; n++)
    roundTree(c, [c.width * (0.05 + n * 0.115), c.height * 0.59], c.height * 0.06, '#6aa563', '#4f8a50')
  const leg = (x: number) => stroke(`M${x} ${c.height * 0.94}V${c.height * 0.4}`, '#8a6a4c', 22)
  c.add(
    leg(c.width * 0.2),
    leg(c.width * 0.8),
    stroke(
      `M${c.width * 0.2} ${c.height * 0.4}Q${c.width * 0.2} ${c.height * 0.16} ${c.width * 0.5} ${c.height * 0.16}Q${c.width * 0.8} ${c.height * 0.16} ${c.width * 0.8} ${c.height * 0.4}`,
      '#8a6a4c',
      22,
    ),
  )
  for (let n = 0; n < 460; n++) {
    const t = c.random.next()
    const angle = Math.PI * (1 + Math.min(1, Math.max(0, (t - 0.3) / 0.4)))
    const base: Point =
      t < 0.3
        ? [c.width * 0.2, c.height * (0.94 - (t / 0.3) * 0.54)]
        : t > 0.7
          ? [c.width * 0.8, c.height * (0.4 + ((t - 0.7) / 0.3) * 0.54)]
          : [c.width * (0.5 + 0.3 * Math.cos(angle)), c.height * (0.4 + 0.24 * Math.sin(angle))]
    const at: Point = [base[0] + (c.random.next() - 0.5) * 130, base[1] + (c.random.next() - 0.5) * 120]
    if (n < 250)
      c.add(
        ellipse(at, 24, 14, {
          fill: c.random.pick(['#4f8a50', '#3d7544', '#6aa563']),
          transform: `rotate(${c.random.below(180)} ${at[0]} ${at[1]})`,
        }),
      )
    else if (n % 2 === 0) {
      const [outer, inner] = c.random.pick([
        ['#e5657f', '#f4a3b3'],
        ['#f7c9d0', '#fff1f2'],
        ['#d1436a', '#ea7b94'],
      ] as const)
      c.add(
        circle(at, 25, { fill: outer }),
        circle([at[0] - 2, at[1] - 2], 16, { fill: inner }),
        circle(at, 7, { fill: outer }),
      )
    }
  }
}

export const garden: readonly Design[] = [
  design('hens-in-a-row', landscape, 'Brown hens crossing a yard in a row', (c) =>
    hens(c, {
      wall: '#a8442f',
      ground: ['#c9b183', '#a98c5c'],
      flock: [
        [0.12, 0.62, 0.62, false],
        [0.3, 0.65, 0.7, false],
        [0.5, 0.69, 0.8, false],
        [0.72, 0.74, 0.92, true],
        [0.33, 0.85, 1, false],
        [0.62, 0.9, 1.1, false],
      ],
    }),
  ),
  design('hens-at-the-fence', square, 'Hens pecking at the white fence of a yard', (c) =>
    hens(c, {
      wall: '#4f7d8c',
      ground: ['#9fb877', '#7f9a58'],
      flock: [
        [0.5, 0.6, 0.6, true],
        [0.8, 0.62, 0.6, false],
        [0.28, 0.74, 0.85, true],
        [0.68, 0.82, 1, true],
      ],
    }),
  ),
  design('one-hen', landscape, 'One hen alone on the grass, looking back at the coop', (c) =>
    hens(c, { wall: '#d9a441', ground: ['#8fb568', '#6b9450'], flock: [[0.58, 0.78, 1.9, false]] }),
  ),
  design('grass-terrace', landscape, 'A long grass terrace with a statue at its end', terrace),
  design('hedge-maze', square, 'A round hedge maze with a fountain in its middle', hedges),
  design('rose-arch', portrait, 'An arch of roses over a garden path', roseArch),
]
