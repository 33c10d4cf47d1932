import type { Canvas } from '../canvas.ts'
import { type Design, design, landscape } from '../design.ts'
import { around, circle, ellipse, type Point, path, place, polygon, rect, stroke } from '../shapes.ts'

/** A wall, and a table whose edge is at `y`. */
export function room(c: Canvas, wall: readonly string[], table: readonly string[], y: number): void {
  c.add(
    rect(0, 0, c.width, c.height, { fill: c.linear(wall) }),
    rect(0, y * c.height, c.width, c.height, { fill: c.linear(table) }),
  )
  c.add(rect(0, y * c.height, c.width, 10, { fill: '#ffffff', opacity: 0.18 }))
}

export const shadow = ([x, y]: Point, rx: number, ry: number) =>
  ellipse([x, y], rx, ry, { fill: '#1d1411', opacity: 0.2 })

export const leaf = (at: Point, turn: number, length: number, fill: string) =>
  place(
    at,
    { turn },
    path(`M0 0Q${length * 0.32} ${-length * 0.5} 0 ${-length}Q${-length * 0.32} ${-length * 0.5} 0 0Z`, { fill }),
    stroke(`M0 0V${-length * 0.86}`, '#ffffff', 2, { opacity: 0.3 }),
  )

const lemons = (c: Canvas) => {
  room(c, ['#2f6f7f', '#24596a'], ['#e9dcc5', '#cdb795'], 0.6)
  const [x, y] = [c.width * 0.5, c.height * 0.66]
  const lemon = (px: number, py: number, turn: number, r: number) =>
    place(
      [px, py],
      { turn },
      path(
        `M${-r * 1.35} 0Q${-r * 1.1} ${-r * 0.3} ${-r * 0.85} ${-r * 0.6}Q0 ${-r * 1.25} ${r * 0.85} ${-r * 0.55}Q${r * 1.1} ${-r * 0.2} ${r * 1.35} 0Q${r * 1.1} ${r * 0.3} ${r * 0.85} ${r * 0.55}Q0 ${r * 1.2} ${-r * 0.85} ${r * 0.6}Q${-r * 1.1} ${r * 0.3} ${-r * 1.35} 0Z`,
        { fill: '#f7cf3d' },
      ),
      path(
        `M${-r * 0.7} ${r * 0.55}Q0 ${r * 1.15} ${r * 0.85} ${r * 0.5}Q${r * 0.2} ${r * 0.75} ${-r * 0.7} ${r * 0.55}Z`,
        { fill: '#d99f1c', opacity: 0.7 },
      ),
      ellipse([-r * 0.25, -r * 0.45], r * 0.36, r * 0.16, { fill: '#fff6c4', opacity: 0.8 }),
    )
  c.add(shadow([x, y + 210], 400, 36))
  for (const [dx, dy, turn, r] of [
    [-150, -40, -12, 92],
    [150, -46, 16, 92],
    [0, -96, 4, 96],
    [-20, 0, 20, 84],
  ] as const)
    c.add(lemon(x + dx, y + dy, turn, r))
  c.add(leaf([x + 40, y - 170], 60, 150, '#3f8f5a'), leaf([x + 30, y - 172], 20, 130, '#57a76f'))
  c.add(
    path(
      `M${x - 340} ${y}Q${x - 300} ${y + 210} ${x - 90} ${y + 216}L${x + 90} ${y + 216}Q${x + 300} ${y + 210} ${x + 340} ${y}Z`,
      { fill: '#f4efe6' },
    ),
    path(
      `M${x + 120} ${y}L${x + 340} ${y}Q${x + 300} ${y + 210} ${x + 90} ${y + 216}Q${x + 190} ${y + 130} ${x + 120} ${y}Z`,
      { fill: '#000000', opacity: 0.07 },
    ),
    ...[0, 1, 2].map((n) =>
      stroke(
        `M${x - 322 + n * 18} ${y + 52 + n * 42}Q${x} ${y + 92 + n * 44} ${x + 322 - n * 18} ${y + 52 + n * 42}`,
        '#3a7ca5',
        9,
      ),
    ),
    rect(x - 350, y - 10, 700, 22, { rx: 11, fill: '#ffffff' }),
  )
  c.add(shadow([c.width * 0.19, c.height * 0.87], 120, 18), lemon(c.width * 0.19, c.height * 0.82, -10, 84))
  const half: Point = [c.width * 0.82, c.height * 0.83]
  c.add(
    shadow([half[0], half[1] + 80], 104, 18),
    circle(half, 94, { fill: '#f7cf3d' }),
    circle(half, 82, { fill: '#fff5cf' }),
  )
  for (let n = 0; n < 9; n++)
    c.add(
      polygon(
        [
          around(half, 10, n * 40 + 4),
          around(half, 72, n * 40 + 6),
          around(half, 74, n * 40 + 20),
          around(half, 72, n * 40 + 34),
          around(half, 10, n * 40 + 36),
        ],
        { fill: '#f9dd6b' },
      ),
    )
}

const tea = (c: Canvas) => {
  room(c, ['#f0c9a8', '#e3ab88'], ['#8c5a45', '#6b4234'], 0.58)
  const s = c.height / 1067
  const cup: Point = [c.width * 0.6, c.height * 0.62]
  c.add(
    rect(c.width * 0.08, c.height * 0.08, c.width * 0.3, c.height * 0.4, { fill: '#fdf1df' }),
    rect(c.width * 0.095, c.height * 0.103, c.width * 0.27, c.height * 0.354, {
      fill: c.linear(['#8cc3dd', '#dcecf0']),
    }),
    rect(c.width * 0.225, c.height * 0.1, 12, c.height * 0.36, { fill: '#fdf1df' }),
    rect(c.width * 0.09, c.height * 0.27, c.width * 0.28, 12, { fill: '#fdf1df' }),
  )
  c.add(
    place(
      cup,
      { scale: s },
      shadow([0, 196], 340, 36),
      ellipse([0, 180], 320, 46, { fill: '#e7f0f2' }),
      ellipse([0, 172], 250, 32, { fill: '#c9dbe0' }),
      path('M190 -40Q330 -60 310 50Q290 130 160 120L166 84Q250 90 266 40Q274 -14 186 0Z', { fill: '#f6fafb' }),
      path('M-210 -80Q-200 170 -90 178L90 178Q200 170 210 -80Z', { fill: '#f6fafb' }),
      path('M100 -80L210 -80Q200 170 90 178Q160 60 100 -80Z', { fill: '#2a5b6c', opacity: 0.09 }),
      ellipse([0, -80], 210, 46, { fill: '#dfe9ec' }),
      ellipse([0, -72], 190, 36, { fill: '#a3552b' }),
      ellipse([-40, -78], 90, 12, { fill: '#d08a55', opacity: 0.7 }),
      ...[-80, 0, 80].map((x, n) =>
        stroke(`M${x} -150Q${x - 46} -210 ${x} -270T${x} -390`, '#ffffff', 15 - n, { opacity: 0.4, filter: c.blur(6) }),
      ),
      ...[0, 1, 2, 3, 4].map((n) =>
        place(
          [-130 + n * 62, 40 + (n % 2) * 22],
          {},
          ...[0, 72, 144, 216, 288].map((a) => circle(around([0, 0], 14, a), 11, { fill: '#5fa8b8' })),
          circle([0, 0], 8, { fill: '#f4c95d' }),
        ),
      ),
    ),
    place(
      [c.width * 0.27, c.height * 0.82],
      { turn: -5, scale: s },
      shadow([10, 92], 310, 26),
      rect(-290, 20, 580, 62, { rx: 8, fill: '#274c5e' }),
      rect(-280, 30, 566, 42, { fill: '#f7efdf' }),
      rect(-260, -46, 540, 62, { rx: 8, fill: '#c44536' }),
      rect(-250, -36, 526, 42, { fill: '#f7efdf' }),
      rect(60, -40, 20, 150, { fill: '#e9c46a' }),
    ),
  )
  for (const [x, y, turn] of [
    [0.84, 0.84, 20],
    [0.9, 0.9, -30],
  ] as const)
    c.add(
      place(
        [c.width * x, c.height * y],
        { turn, scale: s },
        shadow([0, 40], 90, 14),
        circle([0, 0], 70, { fill: '#d9a25f' }),
        circle([0, -8], 66, { fill: '#e8b978' }),
        ...[
          [-26, -20],
          [22, -30],
          [4, 14],
          [-34, 20],
          [36, 10],
        ].map(([px, py]) => circle([px!, py!], 9, { fill: '#6b3a25' })),
      ),
    )
}

const loaf = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#f6efe2' }))
  const step = c.width / 14
  for (let n = 0; n < 14; n += 2)
    c.add(
      rect(n * step, 0, step, c.height, { fill: '#c1443c', opacity: 0.55 }),
      rect(0, n * step, c.width, step, { fill: '#c1443c', opacity: 0.55 }),
    )
  const at: Point = [c.width * 0.5, c.height * 0.53]
  const r = c.height * 0.34
  c.add(
    ellipse([at[0] + 24, at[1] + r * 0.3], r * 1.12, r * 0.98, { fill: '#2b1a12', opacity: 0.35, filter: c.blur(22) }),
    ellipse(at, r * 1.1, r, {
      fill: c.radial([
        ['#e5b06c', 0],
        ['#cf8f49', 0.6],
        ['#9a5a2a', 1],
      ]),
    }),
  )
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
  ] as const) {
    const [ax, ay] = [dx * r * 0.86, dy * r * 0.78]
    c.add(
      stroke(
        `M${at[0] - ax} ${at[1] - ay}Q${at[0] + dy * 22} ${at[1] + dx * 22} ${at[0] + ax} ${at[1] + ay}`,
        '#7d4420',
        54,
      ),
      stroke(
        `M${at[0] - ax * 0.97} ${at[1] - ay * 0.97}Q${at[0] + dy * 22} ${at[1] + dx * 22} ${at[0] + ax * 0.97} ${at[1] + ay * 0.97}`,
        '#f3dcb0',
        34,
      ),
    )
  }
  for (let n = 0; n < 240; n++) {
    const angle = c.random.next() * 360
    const [x, y] = around([0, 0], Math.sqrt(c.random.next()) * r * 0.98, angle)
    c.add(
      circle([at[0] + x * 1.08, at[1] + y], 1.5 + c.random.next() * 5, {
        fill: c.random.pick(['#fff3da', '#f6dfb8', '#8a4f26']),
        opacity: 0.55,
      }),
    )
  }
  c.add(
    place(
      [c.width * 0.86, c.height * 0.76],
      { turn: 35 },
      rect(-20, -60, 40, 190, { rx: 14, fill: '#6b4230' }),
      path('M-24 -60L-24 -330Q26 -320 24 -60Z', { fill: '#dfe4e8' }),
      path('M8 -60L8 -290Q26 -250 24 -60Z', { fill: '#ffffff', opacity: 0.5 }),
    ),
  )
}

const coffeeFromAbove = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#b98a5e' }))
  for (let n = 0; n < 7; n++) {
    c.add(
      rect(0, (n / 7) * c.height, c.width, c.height / 7 - 5, {
        fill: c.random.pick(['#c4966a', '#bb8c60', '#cb9f74']),
      }),
    )
    for (let k = 0; k < 5; k++)
      c.add(
        stroke(
          `M${c.random.next() * c.width} ${((n + c.random.next()) / 7) * c.height}q120 ${c.random.below(14) - 7} ${200 + c.random.below(300)} 0`,
          '#8d623d',
          2.5,
          { opacity: 0.4 },
        ),
      )
  }
  const at: Point = [c.width * 0.42, c.height * 0.5]
  const r = c.height * 0.3
  c.add(
    circle([at[0] + 26, at[1] + 34], r * 1.2, { fill: '#3b2415', opacity: 0.3, filter: c.blur(20) }),
    circle(at, r * 1.22, { fill: '#f4ede2' }),
    circle(at, r * 1.0, { fill: '#e4dac9' }),
    rect(at[0] + r * 0.6, at[1] - 32, r * 0.66, 64, {
      rx: 32,
      fill: '#f9f5ee',
      transform: `rotate(-24 ${at[0]} ${at[1]})`,
    }),
    circle(at, r * 0.82, { fill: '#f9f5ee' }),
    circle(at, r * 0.72, { fill: '#6b3d22' }),
    circle(at, r * 0.68, { fill: '#8f5a34' }),
  )
  for (let n = 0; n < 4; n++)
    c.add(
      path(heart([at[0], at[1] + r * (0.34 - n * 0.1)], r * (0.46 - n * 0.11)), {
        fill: n % 2 === 0 ? '#f3dfc0' : '#a9713f',
      }),
    )
  const plate: Point = [c.width * 0.8, c.height * 0.36]
  c.add(
    circle([plate[0] + 16, plate[1] + 22], r * 0.72, { fill: '#3b2415', opacity: 0.28, filter: c.blur(16) }),
    circle(plate, r * 0.72, { fill: '#3f7d8c' }),
    circle(plate, r * 0.56, { fill: '#4f93a3' }),
  )
  // A croissant: seven slices on a bow.
  for (let n = 0; n < 7; n++) {
    const p = around([plate[0], plate[1] + r * 0.3], r * 0.36, 180 + n * 30)
    c.add(
      place(
        p,
        { turn: n * 30 - 90 },
        ellipse([0, 0], r * (0.1 + 0.13 * Math.sin((n / 6) * Math.PI)), r * 0.13, {
          fill: ['#d9923f', '#c67f33'][n % 2]!,
          stroke: '#a9682a',
          'stroke-width': 3,
        }),
      ),
    )
  }
  c.add(
    place(
      [c.width * 0.8, c.height * 0.82],
      { turn: 62 },
      rect(-9, -30, 18, 230, { rx: 9, fill: '#d7dce0' }),
      ellipse([0, -70], 34, 52, { fill: '#e4e8eb' }),
      ellipse([-6, -74], 18, 34, { fill: '#c3c9ce' }),
    ),
  )
}

const heart = ([x, y]: Point, s: number) =>
  `M${x} ${y + s}C${x - s * 1.5} ${y} ${x - s * 0.8} ${y - s} ${x} ${y - s * 0.35}C${x + s * 0.8} ${y - s} ${x + s * 1.5} ${y} ${x} ${y + s}Z`

export const table: readonly Design[] = [
  design('bowl-of-lemons', landscape, 'A white bowl of lemons on a table', lemons),
  design('tea-and-books', landscape, 'A steaming cup of tea beside two books', tea),
  design('soda-bread', landscape, 'A round loaf with a cross cut into it, on a checked cloth', loaf),
  design('coffee-and-croissant', landscape, 'Coffee with a heart of milk and a croissant, from above', coffeeFromAbove),
]
