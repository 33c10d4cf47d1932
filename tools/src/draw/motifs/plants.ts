import type { Canvas } from '../canvas.ts'
import { type Design, design, portrait, square } from '../design.ts'
import { around, circle, ellipse, group, type Point, path, place, rect, stroke } from '../shapes.ts'
import { leaf, room, shadow } from './table.ts'

const vase = (c: Canvas, s: { wall: string[]; table: string[]; pot: string; petals: string[]; heart: string }) => {
  room(c, s.wall, s.table, 0.74)
  const foot: Point = [c.width * 0.5, c.height * 0.84]
  c.add(shadow([foot[0], foot[1] + 10], 230, 30))
  const heads = Array.from({ length: 11 }, (_, n) => {
    const angle = -90 + (n - 5) * 11 + (c.random.next() - 0.5) * 8
    return {
      at: around([foot[0], foot[1] - 330], c.height * (0.24 + c.random.next() * 0.16), angle),
      r: 54 + c.random.next() * 34,
      petal: s.petals[n % s.petals.length]!,
    }
  })
  for (const { at } of heads)
    c.add(
      stroke(
        `M${foot[0]} ${foot[1] - 260}Q${(foot[0] + at[0]) / 2} ${(foot[1] + at[1]) / 2 - 60} ${at[0]} ${at[1]}`,
        '#4d7c4f',
        8,
      ),
    )
  for (let n = 0; n < 12; n++)
    c.add(
      leaf(
        [foot[0] + (c.random.next() - 0.5) * 120, foot[1] - 330],
        -86 + n * 15,
        190 + c.random.next() * 130,
        c.random.pick(['#5d9160', '#47774c', '#79a86d']),
      ),
    )
  for (const { at, r, petal } of heads) {
    for (let k = 0; k < 12; k++)
      c.add(
        place(
          at,
          { turn: k * 30 + r },
          ellipse([0, -r * 0.62], r * 0.27, r * 0.52, { fill: petal, stroke: '#00000022', 'stroke-width': 1.5 }),
        ),
      )
    c.add(
      circle(at, r * 0.34, { fill: s.heart }),
      circle([at[0] - r * 0.08, at[1] - r * 0.08], r * 0.2, { fill: '#ffffff', opacity: 0.15 }),
    )
  }
  c.add(
    path(
      `M${foot[0] - 90} ${foot[1] - 330}L${foot[0] + 90} ${foot[1] - 330}Q${foot[0] + 80} ${foot[1] - 260} ${foot[0] + 150} ${foot[1] - 170}Q${foot[0] + 200} ${foot[1] - 40} ${foot[0] + 90} ${foot[1] + 12}L${foot[0] - 90} ${foot[1] + 12}Q${foot[0] - 200} ${foot[1] - 40} ${foot[0] - 150} ${foot[1] - 170}Q${foot[0] - 80} ${foot[1] - 260} ${foot[0] - 90} ${foot[1] - 330}Z`,
      { fill: s.pot },
    ),
    path(
      `M${foot[0] - 110} ${foot[1] - 190}Q${foot[0] - 170} ${foot[1] - 90} ${foot[0] - 110} ${foot[1] - 20}Q${foot[0] - 130} ${foot[1] - 100} ${foot[0] - 110} ${foot[1] - 190}Z`,
      { fill: '#ffffff', opacity: 0.4 },
    ),
    stroke(
      `M${foot[0] - 168} ${foot[1] - 110}Q${foot[0]} ${foot[1] - 70} ${foot[0] + 168} ${foot[1] - 110}`,
      '#ffffff',
      10,
      { opacity: 0.55 },
    ),
  )
}

const oranges = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#f3ead7' }))
  const r = c.width / 7.4
  for (let row = -1; row < 6; row++) {
    for (let column = -1; column < 5; column++) {
      const at: Point = [(column + (row % 2 === 0 ? 0.25 : 0.75)) * r * 2.1, (row + 0.4) * r * 1.9]
      const [rind, pulp, pith] = c.random.pick([
        ['#ef8a2f', '#f7a94b', '#fff0d6'],
        ['#d9443f', '#ee6c5c', '#ffe4da'],
        ['#e9b824', '#f7d454', '#fff8d8'],
        ['#8fb339', '#b6d25b', '#f4fadb'],
      ] as const)
      c.add(
        circle([at[0] + 9, at[1] + 13], r * 0.86, { fill: '#5b3a1e', opacity: 0.16 }),
        circle(at, r * 0.86, { fill: rind }),
        circle(at, r * 0.78, { fill: pith }),
      )
      const turn = c.random.below(40)
      for (let n = 0; n < 9; n++)
        c.add(
          path(
            `M${around(at, r * 0.1, n * 40 + turn + 14).join(' ')}L${around(at, r * 0.7, n * 40 + turn + 3).join(' ')}A${r * 0.7} ${r * 0.7} 0 0 1 ${around(at, r * 0.7, n * 40 + turn + 37).join(' ')}L${around(at, r * 0.1, n * 40 + turn + 26).join(' ')}Z`,
            { fill: pulp, 'stroke-linejoin': 'round', stroke: pulp, 'stroke-width': 5 },
          ),
        )
      c.add(
        leaf(
          [at[0] + r * 0.98, at[1] + r * 0.86],
          40 + c.random.below(100),
          r * 0.6,
          c.random.pick(['#5d9160', '#79a86d']),
        ),
      )
    }
  }
}

const windowHerbs = (c: Canvas) => {
  c.add(rect(0, 0, c.width, c.height, { fill: '#e8d3bd' }))
  const [x, y, w, h] = [c.width * 0.12, c.height * 0.08, c.width * 0.76, c.height * 0.62]
  c.add(
    rect(x - 26, y - 26, w + 52, h + 52, { fill: '#fffaf2' }),
    rect(x, y, w, h, { fill: c.linear(['#86c5ea', '#e6f4f7']) }),
  )
  const clip = c.clip(rect(x, y, w, h, {}))
  c.add(
    group(
      { 'clip-path': clip },
      ellipse([x + w * 0.2, y + h * 1.05], w * 0.5, h * 0.3, { fill: '#8fbf78' }),
      ellipse([x + w * 0.85, y + h * 1.1], w * 0.6, h * 0.34, { fill: '#74ab63' }),
      ellipse([x + w * 0.66, y + h * 0.22], 120, 34, { fill: '#ffffff', opacity: 0.9 }),
      ellipse([x + w * 0.58, y + h * 0.25], 90, 26, { fill: '#ffffff', opacity: 0.9 }),
    ),
  )
  c.add(
    rect(x + w / 2 - 10, y, 20, h, { fill: '#fffaf2' }),
    rect(x, y + h * 0.46, w, 18, { fill: '#fffaf2' }),
    rect(x - 70, y + h + 20, w + 140, 52, { fill: '#fffaf2' }),
    rect(x - 70, y + h + 66, w + 140, 16, { fill: '#c9b198' }),
  )
  for (const [n, fill] of ['#c8644a', '#3f7d8c', '#e0a030'].entries()) {
    const foot: Point = [x + w * (0.17 + n * 0.33), y + h + 24]
    for (let k = 0; k < 17; k++)
      c.add(
        leaf(
          [foot[0], foot[1] - 150],
          -74 + k * 9.2,
          120 + c.random.next() * 170,
          c.random.pick(
            [
              ['#4f8f57', '#6fae6a'],
              ['#5c7f4a', '#8bb174'],
              ['#2f7d57', '#57a77a'],
            ][n]!,
          ),
        ),
      )
    c.add(
      path(`M${foot[0] - 104} ${foot[1] - 170}H${foot[0] + 104}L${foot[0] + 78} ${foot[1]}H${foot[0] - 78}Z`, { fill }),
      rect(foot[0] - 114, foot[1] - 186, 228, 44, { rx: 8, fill }),
      rect(foot[0] - 104, foot[1] - 142, 208, 12, { fill: '#000000', opacity: 0.14 }),
    )
  }
}

export const plants: readonly Design[] = [
  design('citrus-slices', square, 'Slices of orange, lemon, lime and grapefruit', oranges),
  design('herbs-at-the-window', portrait, 'Three pots of herbs at a sunny window', windowHerbs),
  design('sunny-flowers', portrait, 'Yellow and orange flowers in a blue vase', (c) =>
    vase(c, {
      wall: ['#f7e6d0', '#f0d2ae'],
      table: ['#a8714b', '#8a5738'],
      pot: '#3f7fa6',
      petals: ['#f6b93b', '#f28e2b', '#ffd56b'],
      heart: '#6b3f24',
    }),
  ),
  design('rosy-flowers', portrait, 'Pink and violet flowers in a green vase', (c) =>
    vase(c, {
      wall: ['#d6e4e5', '#bfd4d6'],
      table: ['#e9ddcc', '#cdb99d'],
      pot: '#4f8a6d',
      petals: ['#e56b90', '#f2a1b9', '#a97bc4'],
      heart: '#f4d35e',
    }),
  ),
]
