import type { Canvas } from '../canvas.ts'
import { type Design, design, landscape, portrait, square } from '../design.ts'
import { around, circle, ellipse, type Point, path, place, polygon, rect, stroke } from '../shapes.ts'

const turtleFlower = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#f4efe4' }))
  const at: Point = [c.width * 0.5, c.height * 0.48]
  const side = c.width * 0.29
  const petals = ['#e63946', '#f3722c', '#f9c74f', '#90be6d', '#43aa8b', '#577590', '#8e7dbe', '#d1495b']
  for (let n = 0; n < 24; n++)
    c.add(
      rect(0, 0, side, side, {
        fill: petals[n % 8]!,
        'fill-opacity': 0.13,
        stroke: petals[n % 8]!,
        'stroke-width': 5,
        'stroke-linejoin': 'round',
        transform: `translate(${at.join(' ')}) rotate(${n * 15})`,
      }),
    )
  const home = around(at, side * 1.52, 62)
  c.add(stroke(`M${at.join(' ')}L${home.join(' ')}`, '#3d5a3c', 5, { 'stroke-dasharray': '2 14' }))
  c.add(
    place(
      home,
      { turn: 62, scale: 1.25 },
      ...[
        [34, 34],
        [34, -34],
        [-34, 34],
        [-34, -34],
      ].map(([x, y]) => ellipse([x!, y!], 20, 13, { fill: '#7fae6b' })),
      ellipse([62, 0], 24, 17, { fill: '#7fae6b' }),
      circle([70, -7], 3.5, { fill: '#1e2a1c' }),
      circle([70, 7], 3.5, { fill: '#1e2a1c' }),
      ellipse([0, 0], 54, 46, { fill: '#4d7c4a' }),
      polygon(
        Array.from({ length: 6 }, (_, n) => around([0, 0], 22, n * 60)),
        { fill: '#74a56b' },
      ),
      ...Array.from({ length: 6 }, (_, n) =>
        stroke(`M${around([0, 0], 22, n * 60).join(' ')}L${around([0, 0], 45, n * 60).join(' ')}`, '#74a56b', 4),
      ),
    ),
  )
}

const smokeTunnel = (c: Canvas) => {
  c.add(
    rect(0, 0, c.width, c.height, { fill: c.linear(['#24344d', '#16223a']) }),
    rect(0, c.height * 0.76, c.width, c.height, { fill: c.linear(['#a9744f', '#7d5336']) }),
  )
  const [x, y, w, h] = [c.width * 0.12, c.height * 0.22, c.width * 0.7, c.height * 0.52]
  c.add(rect(x, y, w, h, { fill: '#0e1829' }))
  const wing: Point = [x + w * 0.5, y + h * 0.52]
  for (let n = 0; n < 17; n++) {
    const from = y + h * (0.06 + n * 0.055)
    const off = from - wing[1]
    const push = (off >= 0 ? 1 : -1) * 70 * Math.exp(-((off / (h * 0.2)) ** 2))
    c.add(
      stroke(
        `M${x} ${from}C${x + w * 0.3} ${from} ${x + w * 0.34} ${from + push} ${x + w * 0.5} ${from + push}S${x + w * 0.7} ${from + push * 0.3} ${x + w * 0.78} ${from + push * 0.2}q30 ${14 - n} 60 0t60 0t54 0`,
        '#dfe9f2',
        7,
        { opacity: 0.75, filter: c.blur(2.5) },
      ),
    )
  }
  c.add(
    place(
      wing,
      { turn: -6, scale: 1.15 },
      polygon(
        [
          [-190, 20],
          [170, -34],
          [110, 40],
        ],
        { fill: '#ffffff' },
      ),
      polygon(
        [
          [-190, 20],
          [110, 40],
          [60, 74],
        ],
        { fill: '#c3cdd8' },
      ),
      polygon(
        [
          [-190, 20],
          [170, -34],
          [96, 8],
        ],
        { fill: '#eef2f6' },
      ),
    ),
  )
  c.add(
    rect(x - 14, y - 14, w + 28, h + 28, { fill: 'none', stroke: '#9fb3c8', 'stroke-width': 16 }),
    polygon(
      [
        [x + 40, y],
        [x + 150, y],
        [x + 20, y + h],
        [x, y + h],
        [x, y + 150],
      ],
      { fill: '#ffffff', opacity: 0.07 },
    ),
  )
  for (const [tx, ty, turn] of [
    [x - 6, y + 30, 40],
    [x + w + 2, y + h - 40, 52],
    [x + w - 20, y - 6, -20],
  ] as const)
    c.add(rect(tx - 70, ty - 17, 140, 34, { fill: '#e9d8a6', opacity: 0.9, transform: `rotate(${turn} ${tx} ${ty})` }))
  const fan: Point = [c.width * 0.9, y + h * 0.5]
  c.add(
    rect(fan[0] - 18, fan[1], 36, h * 0.55, { fill: '#51606f' }),
    rect(fan[0] - 80, fan[1] + h * 0.53, 160, 26, { rx: 13, fill: '#51606f' }),
    circle(fan, 130, { fill: '#16223a', stroke: '#74889c', 'stroke-width': 14 }),
  )
  for (let n = 0; n < 4; n++)
    c.add(place(fan, { turn: n * 90 + 20 }, path('M0 0Q-60 -50 -16 -112Q48 -100 0 0Z', { fill: '#e76f51' })))
  c.add(circle(fan, 22, { fill: '#f4efe4' }))
  const burger: Point = [c.width * 0.24, c.height * 0.88]
  c.add(
    ellipse([burger[0], burger[1] + 62], 170, 18, { fill: '#2b1a12', opacity: 0.35 }),
    path(`M${burger[0] - 140} ${burger[1]}Q${burger[0]} ${burger[1] - 170} ${burger[0] + 140} ${burger[1]}Z`, {
      fill: '#d9923f',
    }),
    path(`M${burger[0] - 152} ${burger[1]}q25 34 50 4t50 4t50 -2t50 2t50 -4t54 -4Z`, { fill: '#7cb342' }),
    rect(burger[0] - 140, burger[1] + 6, 280, 28, { rx: 14, fill: '#6b3a25' }),
    rect(burger[0] - 136, burger[1] + 32, 272, 34, { rx: 16, fill: '#c67f33' }),
  )
  for (let n = 0; n < 11; n++)
    c.add(
      ellipse([burger[0] - 90 + n * 18, burger[1] - 46 - 34 * Math.sin((n / 10) * Math.PI) + (n % 2) * 16], 6, 4, {
        fill: '#fff3da',
      }),
    )
}

const sleepingCat = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#5f7f8c' }))
  c.add(
    place(
      [c.width * 0.5, c.height * 0.54],
      { turn: -5 },
      rect(-690, -420, 1400, 880, { fill: '#24343c', opacity: 0.35 }),
      rect(-710, -440, 1400, 880, { fill: '#f7f4e8' }),
      ...Array.from({ length: 11 }, (_, n) => rect(-640, -440 + n * 80, 1260, 40, { fill: '#d3e8d3' })),
      ...Array.from({ length: 22 }, (_, n) => circle([-675, -420 + n * 40], 10, { fill: '#5f7f8c' })),
      ...Array.from({ length: 22 }, (_, n) => circle([655, -420 + n * 40], 10, { fill: '#5f7f8c' })),
      ...Array.from({ length: 22 }, (_, n) =>
        rect(-610, -412 + n * 40, 260 + ((n * 137) % 420), 9, { fill: '#56606a', opacity: 0.55 }),
      ),
    ),
  )
  const at: Point = [c.width * 0.52, c.height * 0.55]
  const stripe = (d: string) => stroke(d, '#8a5a34', 19)
  c.add(
    place(
      at,
      { scale: 1.2 },
      ellipse([16, 34], 330, 236, { fill: '#24343c', opacity: 0.35, filter: c.blur(14) }),
      ellipse([0, 0], 320, 232, { fill: '#c98d54' }),
      stripe('M40 -226Q60 -150 20 -80'),
      stripe('M130 -208Q150 -130 100 -60'),
      stripe('M214 -160Q216 -90 160 -30'),
      stripe('M286 -80Q262 -30 206 -2'),
      stripe('M-50 -226Q-30 -160 -60 -96'),
      path('M300 60Q240 250 -40 226Q-150 214 -190 158Q-40 190 110 140Q230 96 300 60Z', { fill: '#b5773f' }),
      stripe('M170 168Q190 196 188 210'),
      stripe('M80 196Q96 218 92 228'),
      stripe('M-20 204Q-10 222 -16 232'),
      ellipse([-170, 34], 150, 128, { fill: '#d9a066' }),
      path('M-286 -24L-300 -132L-206 -82Z', { fill: '#d9a066' }),
      path('M-54 -24L-30 -128L-130 -84Z', { fill: '#d9a066' }),
      path('M-276 -46L-284 -106L-228 -76Z', { fill: '#e8a9a0' }),
      path('M-64 -44L-50 -104L-106 -76Z', { fill: '#e8a9a0' }),
      stroke('M-170 -88V-40M-200 -80L-192 -42M-140 -80L-148 -42', '#8a5a34', 13),
      stroke('M-244 22Q-220 46 -194 24M-146 24Q-120 46 -96 22', '#3b2415', 7),
      path('M-184 66H-156L-170 82Z', { fill: '#d46a6a' }),
      stroke('M-170 82Q-190 106 -206 92M-170 82Q-150 106 -134 92', '#3b2415', 5),
      stroke('M-236 74L-330 62M-236 88L-326 100M-104 74L-10 62M-104 88L-14 100', '#ffffff', 4, { opacity: 0.85 }),
      ellipse([-210, 176], 70, 34, { fill: '#e8bd8a' }),
    ),
  )
}

/** Wheels that mesh, as on the drawing of an engine. */
const engine = (c: Canvas, s: { paper: string; ink: string; grid: string; fill: string }) => {
  c.add(rect(0, 0, c.width, c.height, { fill: s.paper }))
  for (let n = 0; n * 40 < Math.max(c.width, c.height); n++)
    c.add(
      rect(n * 40, 0, n % 5 === 0 ? 2 : 1, c.height, { fill: s.grid }),
      rect(0, n * 40, c.width, n % 5 === 0 ? 2 : 1, { fill: s.grid }),
    )
  const gear = (at: Point, teeth: number, turn: number) => {
    const r = teeth * 9.5
    const points = Array.from({ length: teeth * 4 }, (_, n) =>
      around(
        at,
        [r + 13, r + 13, r - 13, r - 13][n % 4]!,
        turn + ((n + [0.3, -0.3, 0, 0][n % 4]!) / (teeth * 4)) * 360,
      ),
    )
    c.add(
      polygon(points, { fill: s.fill, stroke: s.ink, 'stroke-width': 4, 'stroke-linejoin': 'round' }),
      circle(at, r * 0.76, { fill: 'none', stroke: s.ink, 'stroke-width': 2.5 }),
      circle(at, r * 0.22, { fill: s.paper, stroke: s.ink, 'stroke-width': 4 }),
      circle(at, r * 0.07, { fill: s.ink }),
    )
    for (let n = 0; n < 6; n++)
      c.add(
        stroke(
          `M${around(at, r * 0.24, turn + n * 60).join(' ')}L${around(at, r * 0.75, turn + n * 60).join(' ')}`,
          s.ink,
          9,
        ),
      )
    c.add(
      stroke(`M${at[0] - r - 50} ${at[1]}H${at[0] + r + 50}M${at[0]} ${at[1] - r - 50}V${at[1] + r + 50}`, s.ink, 1.6, {
        'stroke-dasharray': '26 8 4 8',
        opacity: 0.7,
      }),
    )
  }
  const axis = c.width > c.height ? 2 : c.width < c.height ? 74 : 42
  let at: Point = [c.width * (c.width < c.height ? 0.44 : 0.2), c.height * (c.width > c.height ? 0.36 : 0.2)]
  let teeth = 17
  gear(at, teeth, 0)
  for (const [n, next] of [12, 21, 11, 16].entries()) {
    const heading = axis + (n % 2 === 0 ? 38 : -38) + c.random.below(8)
    at = around(at, (teeth + next) * 9.5 + 4, heading)
    gear(at, next, heading + 180 / next)
    teeth = next
  }
  c.add(
    rect(26, 26, c.width - 52, c.height - 52, { fill: 'none', stroke: s.ink, 'stroke-width': 4 }),
    rect(c.width - 426, c.height - 146, 400, 120, { fill: s.paper, stroke: s.ink, 'stroke-width': 4 }),
  )
  for (let n = 0; n < 3; n++)
    c.add(rect(c.width - 400, c.height - 120 + n * 30, [330, 250, 190][n]!, 7, { fill: s.ink, opacity: 0.8 }))
}

const blueprint = { paper: '#1f4e79', ink: '#dcecf7', grid: '#2f6494', fill: '#2a5f8f' }

const parchment = { paper: '#f0e2c0', ink: '#5b3d22', grid: '#e2d0a6', fill: '#e8d3a2' }

const green = { paper: '#23423a', ink: '#e9dfb8', grid: '#2f564b', fill: '#33604f' }

const plum = { paper: '#fbf6ee', ink: '#6d2e46', grid: '#efe5d8', fill: '#f3d9dc' }

const night = { paper: '#181c2e', ink: '#f2b950', grid: '#242a42', fill: '#272e4b' }

export const inventions: readonly Design[] = [
  design('turtle-flower', square, 'A flower of overlapping squares, drawn by a turtle', turtleFlower),
  design(
    'smoke-tunnel',
    landscape,
    'Smoke flowing past a paper plane in a glass tank, and a hamburger waiting',
    smokeTunnel,
  ),
  design('tabby-on-a-printout', landscape, 'A tabby cat asleep on a printout', sleepingCat),
  design('engine-in-blue', landscape, 'A train of five gear wheels, white on blue', (c) => engine(c, blueprint)),
  design('engine-on-parchment', square, 'Gear wheels in brown ink on parchment', (c) => engine(c, parchment)),
  design('engine-in-green', portrait, 'Gear wheels on a green board', (c) => engine(c, green)),
  design('engine-in-plum', landscape, 'Gear wheels in dark red ink', (c) => engine(c, plum)),
  design('engine-by-night', landscape, 'Golden gear wheels on a dark sheet', (c) => engine(c, night)),
]
