import type { Canvas } from '../canvas.ts'
import { cover, type Design, design, landscape, portrait } from '../design.ts'
import { cloud, hills, roundTree, sky, sun } from '../nature.ts'
import { circle, curve, ellipse, type Point, rect, stroke } from '../shapes.ts'

const terracedHills = (c: Canvas, s: { sky: string[]; fields: string[]; crown: string; shade: string }) => {
  sky(c, ...s.sky)
  sun(c, [0.2, 0.22], 0.05, '#fff7dc', 5)
  cloud(c, [0.62, 0.2], 0.2, '#ffffff', 0.8)
  cloud(c, [0.86, 0.3], 0.13, '#ffffff', 0.6)
  for (const [n, fill] of s.fields.entries()) {
    const y = 0.5 + n * 0.115
    const line = hills(c, { y, swing: 0.05, waves: 1.4 + n * 0.3, fill })
    // Furrows follow the slope.
    for (let row = 1; row < 4; row++) {
      const points = Array.from(
        { length: 25 },
        (_, k): Point => [(k / 24) * c.width, line((k / 24) * c.width) + row * c.height * (0.016 + n * 0.006)],
      )
      c.add(stroke(curve(points), '#ffffff', 2 + n, { opacity: 0.13 }))
    }
    for (let tree = 0; tree < 5; tree++) {
      const x = c.random.next() * c.width
      const height = c.height * (0.05 + n * 0.03) * (0.8 + c.random.next() * 0.5)
      roundTree(c, [x, line(x) + height * 0.08], height, s.crown, s.shade)
    }
  }
}

const meadow = (c: Canvas, flowers: readonly string[]) => {
  sky(c, '#6fb6e6', ['#cfeaf5', 0.55])
  cloud(c, [0.25, 0.2], 0.24, '#ffffff', 0.95)
  cloud(c, [0.8, 0.13], 0.18, '#ffffff', 0.85)
  hills(c, { y: 0.5, swing: 0.04, fill: '#8fbf8a' })
  const line = hills(c, { y: 0.57, swing: 0.03, fill: '#74ad68' })
  for (let n = 0; n < 9; n++) {
    const x = c.random.next() * c.width
    roundTree(c, [x, line(x) + 6], c.height * 0.09, '#4f8f57', '#3d7549')
  }
  c.add(rect(0, c.height * 0.64, c.width, c.height * 0.4, { fill: c.linear(['#86bb5c', '#3f7d3d']) }))
  for (let n = 0; n < 420; n++) {
    // Those in front are larger and hide those behind.
    const depth = n / 420
    const at: Point = [c.random.next() * c.width, c.height * (0.64 + 0.38 * depth ** 1.3)]
    const r = 2 + depth ** 1.5 * 17
    const colour = c.random.pick(flowers)
    c.add(
      stroke(
        `M${at[0]} ${at[1] + r * 5}Q${at[0] + r * 0.4} ${at[1] + r * 2} ${at[0]} ${at[1]}`,
        '#3c7a3a',
        1 + depth * 3,
      ),
    )
    for (let petal = 0; petal < 5; petal++) {
      const angle = (petal / 5) * 6.283 + n
      c.add(circle([at[0] + Math.cos(angle) * r * 0.62, at[1] + Math.sin(angle) * r * 0.5], r * 0.56, { fill: colour }))
    }
    c.add(circle(at, r * 0.4, { fill: '#f6c445' }))
  }
}

const birches = (c: Canvas) => {
  sky(c, '#f3d9a4', '#e8a24c')
  for (let layer = 0; layer < 3; layer++) {
    const count = 9 - layer * 2
    for (let n = 0; n < count; n++) {
      const x = ((n + 0.2 + c.random.next() * 0.6) / count) * c.width
      const w = 14 + layer * 22 + c.random.next() * 10
      const tone = ['#e7cf9f', '#f1e3c8', '#fbf6ea'][layer]!
      c.add(rect(x, 0, w, c.height * (0.8 + layer * 0.08), { fill: tone }))
      c.add(rect(x + w * 0.7, 0, w * 0.3, c.height * (0.8 + layer * 0.08), { fill: '#8b6a45', opacity: 0.16 }))
      for (let mark = 0; mark < 16; mark++) {
        const y = c.random.next() * c.height * 0.85
        c.add(
          ellipse([x + (c.random.chance(0.5) ? 0 : w * 0.6) + w * 0.2, y], w * 0.28, 3 + c.random.next() * 5, {
            fill: '#4a3a30',
            opacity: 0.35 + layer * 0.2,
          }),
        )
      }
    }
    for (let n = 0; n < 260; n++) {
      const at: Point = [c.random.next() * c.width, c.height * c.random.next() * 0.55]
      c.add(
        ellipse(at, 8 + layer * 5, 6 + layer * 4, {
          fill: c.random.pick(['#e8842c', '#f2a93b', '#d9622b', '#f6c85f', '#c94f2c']),
          opacity: 0.8,
        }),
      )
    }
    const floor = 0.8 + layer * 0.08
    c.add(
      rect(0, c.height * floor, c.width, c.height, { fill: ['#c9793a', '#b5602f', '#94481f'][layer]!, opacity: 0.95 }),
    )
  }
  for (let n = 0; n < 240; n++) {
    const at: Point = [c.random.next() * c.width, c.height * (0.8 + c.random.next() * 0.2)]
    c.add(
      ellipse(at, 11, 7, {
        fill: c.random.pick(['#f2a93b', '#e8842c', '#f6c85f', '#c94f2c']),
        transform: `rotate(${c.random.below(180)} ${at[0]} ${at[1]})`,
      }),
    )
  }
}

const spring = {
  sky: ['#7fc4ec', '#e3f4f4'],
  fields: ['#a8d08d', '#8fc473', '#c9d96f', '#6eb05a', '#4f9650'],
  crown: '#f7b9c9',
  shade: '#e592ab',
}

const summer = {
  sky: ['#59aee6', '#fdf0cf'],
  fields: ['#b9c56c', '#e3c65a', '#9db659', '#d9b347', '#6f9b4c'],
  crown: '#5c9a55',
  shade: '#437a45',
}

const autumn = {
  sky: ['#e7a977', '#fbe6c4'],
  fields: ['#c98d54', '#d9a35a', '#b5703f', '#a3582f', '#7e4227'],
  crown: '#e07b39',
  shade: '#b9512c',
}

export const fields: readonly Design[] = [
  design('spring-fields', landscape, 'Green fields with blossoming trees in spring', (c) => terracedHills(c, spring)),
  design('summer-fields', landscape, 'Rolling fields of wheat in summer', (c) => terracedHills(c, summer)),
  design('autumn-fields', landscape, 'Brown fields and orange trees in autumn', (c) => terracedHills(c, autumn)),
  design('daisy-meadow', landscape, 'A meadow full of white and yellow flowers', (c) =>
    meadow(c, ['#ffffff', '#fff3b8', '#ffe066']),
  ),
  design('poppy-meadow', portrait, 'A meadow of red poppies under a blue sky', (c) =>
    meadow(c, ['#e5383b', '#f25c54', '#d62839']),
  ),
  design('birches-in-autumn', portrait, 'White birch trunks among orange leaves', birches),
]

export const wideFields: readonly Design[] = [
  design('wide-meadow', cover, 'A wide meadow of violet flowers', (c) => meadow(c, ['#9b7ede', '#b79cf0', '#ffffff'])),
  design('wide-spring', cover, 'Green hills with blossoming trees', (c) => terracedHills(c, spring)),
  design('wide-autumn', cover, 'Autumn hills with orange trees', (c) => terracedHills(c, autumn)),
]
