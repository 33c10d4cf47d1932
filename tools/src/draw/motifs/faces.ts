import type { Canvas } from '../canvas.ts'
import { type Design, design, face } from '../design.ts'
import { around, circle, ellipse, group, type Point, path, place, polygon, rect, stroke } from '../shapes.ts'

/** Profile pictures: a creature or a thing in the middle of a plain ground, so that they are told apart when they are small. */
type Draw = (c: Canvas, main: string, dark: string) => string
const eyes = (y: number, apart: number, r = 15) =>
  [-1, 1]
    .map(
      (s) =>
        circle([s * apart, y], r, { fill: '#22202b' }) + circle([s * apart + 5, y - 5], r * 0.36, { fill: '#ffffff' }),
    )
    .join('')

const fox: Draw = (_, main, dark) =>
  path('M-190 -150L-150 -10L-60 -90Z M190 -150L150 -10L60 -90Z', { fill: main }) +
  path('M-168 -112L-140 -30L-90 -76Z M168 -112L140 -30L90 -76Z', { fill: dark }) +
  path('M-160 -20Q-120 -110 0 -110Q120 -110 160 -20Q110 60 0 170Q-110 60 -160 -20Z', { fill: main }) +
  path('M-160 -20Q-90 0 -56 40Q-20 100 0 170Q-110 60 -160 -20Z M160 -20Q90 0 56 40Q20 100 0 170Q110 60 160 -20Z', {
    fill: '#fff6ea',
  }) +
  eyes(0, 62) +
  ellipse([0, 146], 26, 20, { fill: '#22202b' })

const cat: Draw = (_, main, dark) =>
  path('M-160 -170L-150 10L-30 -90Z M160 -170L150 10L30 -90Z', { fill: main }) +
  path('M-142 -130L-136 -40L-76 -84Z M142 -130L136 -40L76 -84Z', { fill: dark }) +
  ellipse([0, 30], 172, 142, { fill: main }) +
  stroke('M0 -108V-58M-42 -100L-34 -60M42 -100L34 -60', dark, 15) +
  eyes(14, 70, 19) +
  path('M-16 62H16L0 82Z', { fill: '#d46a6a' }) +
  stroke('M0 82Q-22 114 -46 98M0 82Q22 114 46 98', '#22202b', 6) +
  stroke('M-90 66L-190 52M-90 84L-184 96M90 66L190 52M90 84L184 96', '#ffffff', 5, { opacity: 0.85 })

const owl: Draw = (_, main, dark) =>
  path(
    'M-150 -150Q-120 -90 -60 -106Q0 -116 60 -106Q120 -90 150 -150Q190 -20 150 90Q110 190 0 190Q-110 190 -150 90Q-190 -20 -150 -150Z',
    { fill: main },
  ) +
  [-1, 1]
    .map(
      (s) =>
        circle([s * 68, -22], 72, { fill: '#fff6ea' }) +
        circle([s * 68, -22], 72, { fill: 'none', stroke: dark, 'stroke-width': 12 }) +
        circle([s * 62, -22], 34, { fill: '#22202b' }) +
        circle([s * 62 + 11, -34], 11, { fill: '#ffffff' }),
    )
    .join('') +
  path('M-24 14H24L0 66Z', { fill: '#f2a53a' }) +
  [0, 1, 2]
    .map((row) =>
      Array.from({ length: 4 - row }, (_, n) =>
        path(`M${(n - (3 - row) / 2) * 52 - 20} ${90 + row * 32}q20 34 40 0Z`, { fill: dark }),
      ).join(''),
    )
    .join('')

const bear: Draw = (_, main, dark) =>
  circle([-118, -104], 62, { fill: main }) +
  circle([118, -104], 62, { fill: main }) +
  circle([-118, -104], 34, { fill: dark }) +
  circle([118, -104], 34, { fill: dark }) +
  ellipse([0, 16], 172, 158, { fill: main }) +
  ellipse([0, 72], 84, 68, { fill: '#fff6ea' }) +
  eyes(-12, 68) +
  ellipse([0, 46], 32, 23, { fill: '#22202b' }) +
  stroke('M0 66V90Q-26 114 -46 96M0 90Q26 114 46 96', '#22202b', 7)

const rabbit: Draw = (_, main, dark) =>
  [-1, 1]
    .map((s) =>
      place(
        [s * 66, -110],
        { turn: s * 12 },
        ellipse([0, -50], 46, 130, { fill: main }),
        ellipse([0, -42], 22, 96, { fill: dark }),
      ),
    )
    .join('') +
  ellipse([0, 60], 150, 132, { fill: main }) +
  eyes(40, 62, 16) +
  ellipse([-90, 84], 26, 16, { fill: dark, opacity: 0.7 }) +
  ellipse([90, 84], 26, 16, { fill: dark, opacity: 0.7 }) +
  path('M-15 78H15L0 96Z', { fill: '#d46a6a' }) +
  stroke('M0 96V116Q-18 132 -34 122M0 116Q18 132 34 122', '#22202b', 6)

const whale: Draw = (_, main, dark) =>
  path(
    'M-210 30Q-200 -110 -30 -110Q110 -110 150 10Q190 -10 176 -80Q214 -74 222 -40Q240 -70 268 -64Q260 0 216 30Q180 140 20 140Q-190 140 -210 30Z',
    { fill: main, transform: 'translate(-22 10)' },
  ) +
  path('M-232 40Q-120 80 60 62Q130 50 170 30Q120 150 0 150Q-200 150 -232 40Z', { fill: '#fff6ea' }) +
  circle([-136, 6], 14, { fill: '#22202b' }) +
  stroke('M-60 -126Q-66 -180 -110 -184M-60 -126Q-54 -190 -6 -188', dark, 14)

const cactus: Draw = (_, main, dark) =>
  rect(-56, -170, 112, 290, { rx: 56, fill: main }) +
  stroke('M-56 20H-110Q-130 20 -130 0V-60M56 -20H106Q126 -20 126 -40V-100', main, 52) +
  stroke('M-18 -130V80M18 -130V80', dark, 6, { 'stroke-dasharray': '4 22' }) +
  path('M-98 110H98L74 220H-74Z', { fill: '#c8644a' }) +
  rect(-110, 92, 220, 38, { rx: 8, fill: '#d9785a' }) +
  [0, 72, 144, 216, 288].map((a) => circle(around([20, -172], 22, a), 18, { fill: '#f2a1b9' })).join('') +
  circle([20, -172], 13, { fill: '#ffe066' })

const mushroom: Draw = (_, main, dark) =>
  path('M-64 20Q-40 110 -74 190H74Q40 110 64 20Z', { fill: '#fff3e0' }) +
  path('M20 20Q14 110 30 190H74Q40 110 64 20Z', { fill: '#e3cfb4' }) +
  path('M-200 40Q-190 -160 0 -166Q190 -160 200 40Q100 76 0 70Q-100 76 -200 40Z', { fill: main }) +
  path('M-200 40Q-100 6 0 8Q100 6 200 40Q100 76 0 70Q-100 76 -200 40Z', { fill: dark }) +
  [
    [-90, -60, 30],
    [10, -110, 36],
    [100, -44, 32],
    [-20, -20, 24],
    [-140, 4, 18],
    [152, 6, 18],
  ]
    .map(([x, y, r]) => circle([x!, y!], r!, { fill: '#ffffff', opacity: 0.92 }))
    .join('')

const planet: Draw = (c, main, dark) =>
  Array.from({ length: 26 }, () =>
    circle([(c.random.next() - 0.5) * 600, (c.random.next() - 0.5) * 600], 2 + c.random.next() * 5, {
      fill: '#ffffff',
      opacity: 0.8,
    }),
  ).join('') +
  path('M-250 70A250 70 -18 0 1 250 -70', {
    fill: 'none',
    stroke: '#f4e3b8',
    'stroke-width': 26,
    transform: 'rotate(-2)',
  }) +
  circle([0, 0], 148, { fill: main }) +
  group(
    { 'clip-path': c.clip(circle([0, 0], 148, {})) },
    rect(-200, -86, 400, 34, { fill: dark, transform: 'rotate(-16)' }),
    rect(-200, -10, 400, 52, { fill: dark, transform: 'rotate(-16)', opacity: 0.7 }),
    rect(-200, 78, 400, 26, { fill: dark, transform: 'rotate(-16)' }),
    circle([-70, -80], 120, { fill: '#ffffff', opacity: 0.14 }),
  ) +
  path('M-250 70A250 70 -18 0 0 250 -70', {
    fill: 'none',
    stroke: '#f4e3b8',
    'stroke-width': 26,
    transform: 'rotate(-2)',
  })

const sunflower: Draw = (_, main, dark) =>
  [0, 1]
    .flatMap((layer) =>
      Array.from({ length: 14 }, (_, n) =>
        place(
          [0, 0],
          { turn: n * 25.7 + layer * 12.9 },
          path('M0 -76Q54 -150 0 -222Q-54 -150 0 -76Z', { fill: layer === 0 ? dark : main }),
        ),
      ),
    )
    .join('') +
  circle([0, 0], 100, { fill: '#5b3a22' }) +
  // Alan's spirals: each seed a golden angle further.
  Array.from({ length: 90 }, (_, n) =>
    circle(around([0, 0], 9.6 * Math.sqrt(n), n * 137.508), 4.6, { fill: '#c98d45' }),
  ).join('')

const fish: Draw = (_, main, dark) =>
  path('M130 0L230 -100Q214 0 230 100Z', { fill: dark }) +
  path('M-200 0Q-90 -150 60 -110Q130 -70 160 0Q130 70 60 110Q-90 150 -200 0Z', { fill: main }) +
  path('M-30 -128Q40 -190 90 -100Z', { fill: dark }) +
  [-20, 36, 92].flatMap((x) => [-50, 0, 50].map((y) => stroke(`M${x} ${y - 22}q26 22 0 44`, dark, 9))).join('') +
  circle([-110, -30], 30, { fill: '#ffffff' }) +
  circle([-114, -30], 16, { fill: '#22202b' }) +
  stroke('M-186 24Q-160 44 -136 34', '#22202b', 7)

const teapot: Draw = (_, main, dark) =>
  stroke('M140 -40Q240 -60 220 40Q206 110 120 110', main, 34) +
  path('M-120 20Q-190 0 -196 -90L-236 -96L-226 -122L-166 -116Q-150 -40 -90 -40Z', { fill: main }) +
  ellipse([0, 40], 172, 142, { fill: main }) +
  path('M-96 -84Q0 -140 96 -84Z', { fill: dark }) +
  circle([0, -126], 24, { fill: dark }) +
  [0, 60, 120, 180, 240, 300].map((a) => circle(around([0, 50], 50, a), 30, { fill: '#fff6ea' })).join('') +
  circle([0, 50], 30, { fill: '#f2b950' })

const peak: Draw = (_, main, dark) =>
  circle([96, -96], 66, { fill: '#fff1c9' }) +
  polygon(
    [
      [-260, 190],
      [-60, -150],
      [150, 190],
    ],
    { fill: main },
  ) +
  polygon(
    [
      [-60, -150],
      [-118, -50],
      [-78, -74],
      [-52, -36],
      [-24, -70],
      [2, -48],
    ],
    { fill: '#ffffff' },
  ) +
  polygon(
    [
      [-20, 190],
      [120, -30],
      [270, 190],
    ],
    { fill: dark },
  ) +
  polygon(
    [
      [120, -30],
      [84, 28],
      [114, 14],
      [140, 34],
      [158, 30],
    ],
    { fill: '#ffffff' },
  ) +
  rect(-320, 188, 640, 140, { fill: dark })

const blocks: Draw = (_, main, dark) =>
  [
    [-110, -110, 0],
    [110, -110, 90],
    [110, 110, 180],
    [-110, 110, 270],
  ]
    .map(([x, y, turn]) =>
      place(
        [x!, y!],
        { turn: turn! },
        rect(-104, -104, 208, 208, { fill: main }),
        path('M-104 -104H104A208 208 0 0 1 -104 104Z', { fill: dark }),
        path('M-104 -104H0A104 104 0 0 1 -104 0Z', { fill: '#fff6ea' }),
      ),
    )
    .join('')

const star: Draw = (_, main, dark) => {
  const ring = (r: number, inner: number, points: number): Point[] =>
    Array.from({ length: points * 2 }, (_, n) => around([0, 0], n % 2 === 0 ? r : inner, (n * 180) / points - 90))
  return (
    polygon(ring(230, 130, 12), { fill: main }) +
    polygon(ring(150, 90, 12), { fill: dark }) +
    circle([0, 0], 66, { fill: '#fff6ea' }) +
    circle([0, 0], 30, { fill: main })
  )
}

const motifs: readonly (readonly [name: string, what: string, draw: Draw])[] = [
  ['fox', 'The head of a fox', fox],
  ['cat', 'The head of a striped cat', cat],
  ['owl', 'An owl', owl],
  ['bear', 'The head of a bear', bear],
  ['rabbit', 'The head of a rabbit', rabbit],
  ['whale', 'A whale that blows', whale],
  ['cactus', 'A flowering cactus in its pot', cactus],
  ['mushroom', 'A spotted mushroom', mushroom],
  ['planet', 'A planet with a ring', planet],
  ['sunflower', 'A sunflower', sunflower],
  ['fish', 'A fish', fish],
  ['teapot', 'A teapot', teapot],
  ['mountain', 'Two mountains and a pale sun', peak],
  ['quarters', 'Four quarter circles', blocks],
  ['star', 'A star with twelve points', star],
]
const looks: readonly (readonly [name: string, ground: string, main: string, dark: string])[] = [
  ['teal', '#1f7a8c', '#f4a259', '#c8703a'],
  ['rose', '#f3b5b8', '#8c3b5e', '#5e2340'],
  ['sand', '#f2dfb6', '#d1603d', '#93391f'],
  ['night', '#232b54', '#f2b950', '#c07f2c'],
]

/** Each motif in each of four colourings. */
export const faces: readonly Design[] = looks.flatMap(([look, ground, main, dark], n) =>
  motifs.map(([name, what, draw], k) =>
    design(`${look}-${name}`, face, `${what}, on ${['teal', 'pink', 'sand-coloured', 'dark blue'][n]} ground`, (c) => {
      c.add(rect(0, 0, 640, 640, { fill: ground }))
      c.add(circle([320, 320], 262, { fill: '#ffffff', opacity: n === 3 ? 0.07 : 0.17 }))
      // Neighbours in the list differ in colour too, not in the ground alone.
      const [fill, shade] =
        k % 2 === 0
          ? [main, dark]
          : ([
              ['#ffe3b3', '#e0a85f'],
              ['#3f6f8c', '#274a61'],
              ['#4f7d6a', '#315546'],
              ['#e76f6f', '#a83f4f'],
            ][n] as [string, string])
      c.add(place([320, 320], { scale: 1.02 }, draw(c, fill, shade)))
    }),
  ),
)
