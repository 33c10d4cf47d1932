import type { Canvas } from '../canvas.ts'
import { type Design, design, landscape } from '../design.ts'
import { circle, ellipse, group, type Point, path, place, rect, stroke } from '../shapes.ts'

/** Boards of a table, seen from above. */
function boards(c: Canvas, colours: readonly string[]): void {
  const count = 6
  c.add(rect(0, 0, c.width, c.height, { fill: '#5b3d2a' }))
  for (let n = 0; n < count; n++) {
    c.add(rect(0, (n / count) * c.height, c.width, c.height / count - 4, { fill: c.random.pick(colours) }))
    for (let k = 0; k < 4; k++)
      c.add(
        stroke(
          `M${c.random.next() * c.width} ${((n + c.random.next()) / count) * c.height}q140 ${c.random.below(16) - 8} ${240 + c.random.below(300)} 0`,
          '#3b2415',
          2.5,
          { opacity: 0.16 },
        ),
      )
  }
}

const soft = (c: Canvas, markup: string) => group({ opacity: 0.32, filter: c.blur(14) }, markup)

const woodenMouse = (c: Canvas) => {
  boards(c, ['#d8c3a5', '#d1b995', '#dfcdb2'])
  const key = (x: number, y: number, w: number, fill: string) => [
    rect(x, y + 9, w, 74, { rx: 10, fill: '#2c3140' }),
    rect(x, y, w, 72, { rx: 10, fill }),
    rect(x + 9, y + 7, w - 18, 48, { rx: 7, fill: '#ffffff', opacity: 0.25 }),
  ]
  const [kx, ky] = [c.width * 0.06, c.height * 0.36]
  c.add(
    soft(c, rect(kx + 10, ky + 30, 900, 440, { rx: 30, fill: '#000000' })),
    rect(kx - 24, ky - 30, 900, 440, { rx: 26, fill: '#4a5163' }),
  )
  for (let row = 0; row < 4; row++)
    for (let n = 0; n < 9; n++)
      c.add(...key(kx + 10 + n * 92 + row * 14, ky + row * 96, 80, (n + row) % 7 === 0 ? '#c8553d' : '#e9e4d8'))
  const at: Point = [c.width * 0.77, c.height * 0.56]
  c.add(
    stroke(
      `M${at[0]} ${at[1] - 150}C${at[0] - 10} ${at[1] - 420} ${at[0] + 220} ${at[1] - 380} ${at[0] + 180} ${-20}`,
      '#3a3f4a',
      13,
    ),
  )
  c.add(
    soft(c, rect(at[0] - 130, at[1] - 130, 310, 360, { rx: 30, fill: '#000000' })),
    rect(at[0] - 150, at[1] + 100, 40, 84, { rx: 12, fill: '#3a3f4a' }),
    rect(at[0] + 112, at[1] + 100, 40, 84, { rx: 12, fill: '#3a3f4a' }),
    rect(at[0] - 140, at[1] - 160, 280, 360, { rx: 24, fill: c.linear(['#b5793f', '#8f5a2b']) }),
    rect(at[0] - 128, at[1] - 150, 256, 330, { rx: 18, fill: c.linear(['#cf9352', '#b27840']) }),
    ...Array.from({ length: 7 }, (_, n) =>
      stroke(`M${at[0] - 108 + n * 36} ${at[1] - 140}q${n % 2 ? 16 : -16} 150 0 306`, '#7d4d22', 3, { opacity: 0.35 }),
    ),
    circle([at[0] + 66, at[1] - 88], 36, { fill: '#7d1f1f' }),
    circle([at[0] + 66, at[1] - 94], 34, { fill: '#d62f2f' }),
    ellipse([at[0] + 56, at[1] - 106], 14, 8, { fill: '#ffffff', opacity: 0.6 }),
  )
}

const jumper = (c: Canvas) => {
  boards(c, ['#caa27a', '#c29a70', '#d3ad86'])
  const [w, h] = [c.width, c.height]
  const shape = `M${w * 0.4} ${h * 0.12}Q${w * 0.5} ${h * 0.2} ${w * 0.6} ${h * 0.12}L${w * 0.7} ${h * 0.17}Q${w * 0.86} ${h * 0.5} ${w * 0.9} ${h * 0.74}L${w * 0.81} ${h * 0.79}Q${w * 0.76} ${h * 0.56} ${w * 0.69} ${h * 0.42}L${w * 0.69} ${h * 0.9}H${w * 0.31}L${w * 0.31} ${h * 0.42}Q${w * 0.24} ${h * 0.56} ${w * 0.19} ${h * 0.79}L${w * 0.1} ${h * 0.74}Q${w * 0.14} ${h * 0.5} ${w * 0.3} ${h * 0.17}Z`
  c.add(soft(c, place([18, 26], {}, path(shape, { fill: '#000000' }))), path(shape, { fill: '#3f7d55' }))
  const clip = c.clip(path(shape, {}))
  const stitches: string[] = []
  for (let x = w * 0.08; x < w * 0.92; x += 17)
    for (let y = h * 0.08; y < h * 0.92; y += 13) stitches.push(`M${x.toFixed(0)} ${y.toFixed(0)}l8 9l8 -9`)
  c.add(group({ 'clip-path': clip }, path(stitches.join(''), { fill: 'none', stroke: '#356b48', 'stroke-width': 3.5 })))
  const cables = [0.38, 0.46, 0.54, 0.62].flatMap((cx) =>
    Array.from({ length: 13 }, (_, n) => {
      const y = h * (0.14 + n * 0.058)
      // One of all the crossings goes the wrong way.
      const flip = cx === 0.54 && n === 9 ? -1 : 1
      const x = w * cx
      const strand = (s: number, colour: string) =>
        stroke(
          `M${x - 24 * s} ${y}C${x - 24 * s} ${y + 32} ${x + 24 * s} ${y + 30} ${x + 24 * s} ${y + 62}`,
          colour,
          21,
        )
      return (
        strand(-flip, '#4f9468') +
        stroke(
          `M${x - 24 * flip} ${y}C${x - 24 * flip} ${y + 32} ${x + 24 * flip} ${y + 30} ${x + 24 * flip} ${y + 62}`,
          '#2f5f40',
          27,
        ) +
        strand(flip, '#63ab7c')
      )
    }),
  )
  c.add(
    group(
      { 'clip-path': clip },
      ...cables,
      rect(0, h * 0.84, w, h * 0.08, { fill: '#356b48' }),
      ...Array.from({ length: 40 }, (_, n) => rect(w * 0.31 + n * 16, h * 0.84, 7, h * 0.08, { fill: '#4f9468' })),
    ),
  )
  c.add(
    stroke(`M${w * 0.4} ${h * 0.12}Q${w * 0.5} ${h * 0.2} ${w * 0.6} ${h * 0.12}`, '#2f5f40', 34),
    stroke(`M${w * 0.4} ${h * 0.12}Q${w * 0.5} ${h * 0.2} ${w * 0.6} ${h * 0.12}`, '#4f9468', 20),
  )
  const ball: Point = [w * 0.86, h * 0.22]
  c.add(
    soft(c, circle([ball[0] + 14, ball[1] + 20], 104, { fill: '#000000' })),
    circle(ball, 104, { fill: '#3f7d55' }),
    ...Array.from({ length: 9 }, (_, n) =>
      ellipse(ball, 100, 16 + n * 10, {
        fill: 'none',
        stroke: n % 2 ? '#63ab7c' : '#356b48',
        'stroke-width': 6,
        transform: `rotate(${n * 41} ${ball.join(' ')})`,
      }),
    ),
    stroke(`M${ball[0] - 190} ${ball[1] - 130}L${ball[0] + 130} ${ball[1] + 110}`, '#e9d8b4', 13),
    circle([ball[0] - 190, ball[1] - 130], 15, { fill: '#d1495b' }),
  )
}

const wires = (c: Canvas) => {
  boards(c, ['#6f4e37', '#75533b', '#694933'])
  c.add(
    soft(c, rect(c.width * 0.12, c.height * 0.1, c.width * 0.5, c.height * 0.62, { fill: '#000000' })),
    place(
      [c.width * 0.34, c.height * 0.42],
      { turn: -4 },
      rect(-410, -330, 820, 640, { fill: '#f8f3e6' }),
      ...Array.from({ length: 17 }, (_, n) =>
        rect(-370, -280 + n * 36, n % 5 === 4 ? 410 : 720, 4, { fill: '#9fb3c8', opacity: 0.8 }),
      ),
    ),
  )
  for (let n = 0; n < 38; n++) {
    const turn = -58 + (c.random.next() - 0.5) * 11
    const at: Point = [c.width * 0.56 + (c.random.next() - 0.5) * 210, c.height * 0.55 + (c.random.next() - 0.5) * 190]
    const colour = c.random.pick([
      '#e63946',
      '#f4a261',
      '#2a9d8f',
      '#e9c46a',
      '#457b9d',
      '#f1faee',
      '#8e7dbe',
      '#43aa8b',
    ])
    c.add(
      place(
        at,
        { turn: turn + 90 },
        rect(-330, 5, 660, 17, { rx: 8, fill: '#1d120b', opacity: 0.25 }),
        rect(-350, -5, 700, 8, { fill: '#d9904a' }),
        rect(-320, -9, 640, 17, { rx: 5, fill: colour }),
        rect(-316, -6, 632, 4, { fill: '#ffffff', opacity: 0.4 }),
      ),
    )
  }
  c.add(
    place(
      [c.width * 0.57, c.height * 0.55],
      { turn: -58 },
      rect(-250, -32, 500, 64, { rx: 22, fill: '#2b2f3a', opacity: 0.95 }),
      rect(-250, -26, 500, 12, { rx: 6, fill: '#ffffff', opacity: 0.14 }),
    ),
  )
  c.add(
    place(
      [c.width * 0.86, c.height * 0.8],
      { turn: -8 },
      rect(-150, -38, 520, 76, { fill: '#e9c46a' }),
      ...Array.from({ length: 31 }, (_, n) => rect(-140 + n * 16, -38, 3, n % 5 === 0 ? 38 : 20, { fill: '#5b4320' })),
    ),
  )
}

const punchedCards = (c: Canvas) => {
  boards(c, ['#8a5a44', '#83543e', '#91614a'])
  const sheet = (content: readonly string[]) => group({}, rect(-370, -470, 740, 940, { fill: '#fbf5e4' }), ...content)
  const staves: string[] = []
  for (let staff = 0; staff < 6; staff++) {
    const y = -390 + staff * 142
    for (let n = 0; n < 5; n++) staves.push(rect(-320, y + n * 16, 640, 2.5, { fill: '#4b3b33' }))
    staves.push(stroke(`M-290 ${y + 72}q-24 -10 -8 -36q26 -34 8 -62q-18 12 -4 50l10 62q0 22 -20 16`, '#2d2320', 5))
    for (let n = 0; n < 10; n++) {
      const [x, step] = [-230 + n * 56, c.random.below(8)]
      const at: Point = [x, y + 64 - step * 8]
      staves.push(
        ellipse(at, 13, 9, { fill: '#2d2320', transform: `rotate(-18 ${at.join(' ')})` }),
        rect(at[0] + 10, at[1] - 56, 3.5, 56, { fill: '#2d2320' }),
      )
      if (n % 3 === 0) staves.push(path(`M${at[0] + 12} ${at[1] - 56}q20 12 12 34q0 -18 -12 -20Z`, { fill: '#2d2320' }))
    }
  }
  c.add(
    soft(c, rect(c.width * 0.5, c.height * 0.1, 760, 900, { fill: '#000000' })),
    place([c.width * 0.73, c.height * 0.5], { turn: 5 }, sheet(staves)),
  )
  for (const [n, [x, y, turn]] of [
    [0.25, 0.3, -12],
    [0.29, 0.52, 4],
    [0.24, 0.74, -5],
  ].entries()) {
    const holes: string[] = []
    for (let row = 0; row < 7; row++)
      for (let column = 0; column < 18; column++)
        if (c.random.chance(0.33))
          holes.push(rect(-262 + column * 30, -94 + row * 30, 13, 20, { rx: 2, fill: '#5b3d2c' }))
    const fill = ['#f3ddb0', '#efd29c', '#f7e6c2'][n]!
    c.add(
      place(
        [x! * c.width, y! * c.height],
        { turn: turn! },
        rect(-290, -112, 600, 250, { fill: '#1d120b', opacity: 0.25 }),
        path('M-270 -126H300V126H-300V-96Z', { fill }),
        ...holes,
      ),
    )
  }
  c.add(
    place(
      [c.width * 0.52, c.height * 0.86],
      { turn: -30 },
      path('M0 0Q-60 -130 40 -330Q90 -180 30 -20Z', { fill: '#f4efe4' }),
      path('M0 0Q-10 -150 40 -330Q30 -180 12 -10Z', { fill: '#c9c0ae' }),
      stroke('M6 -20L-22 96', '#3a2b22', 7),
    ),
  )
}

export const desk: readonly Design[] = [
  design('wooden-mouse', landscape, 'A wooden box with two wheels and one red button, beside a keyboard', woodenMouse),
  design('cable-knit-jumper', landscape, 'A green cable-knit jumper laid out on a table', jumper),
  design('bundle-of-wires', landscape, 'A bundle of short pieces of telephone wire on a desk', wires),
  design('cards-and-music', landscape, 'Punched cards beside a sheet of handwritten music', punchedCards),
]
