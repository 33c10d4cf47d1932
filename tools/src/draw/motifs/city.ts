import type { Canvas } from '../canvas.ts'
import { cover, type Design, design, landscape, portrait } from '../design.ts'
import { cloud, hills, mist, roundTree, sky, stars, sun, water } from '../nature.ts'
import { circle, ellipse, group, type Point, path, place, polygon, rect, stroke } from '../shapes.ts'

/** Towers side by side, standing on `y`. */
function towers(c: Canvas, y: number, highest: number, fill: string, lights?: readonly string[]): string {
  const content: string[] = []
  for (let x = -20; x < c.width; ) {
    const w = c.width * (0.035 + c.random.next() * 0.045)
    const middle = 1 - Math.abs((x + w / 2) / c.width - 0.5) * 1.1
    const h = c.height * highest * (0.3 + 0.7 * middle * c.random.next())
    const top = y * c.height - h
    content.push(rect(x, top, w, h + 2, { fill }))
    const crown = c.random.next()
    if (crown < 0.3)
      content.push(
        polygon(
          [
            [x, top + 1],
            [x + w / 2, top - w * 0.5],
            [x + w, top + 1],
          ],
          { fill },
        ),
      )
    else if (crown < 0.5) content.push(rect(x + w * 0.45, top - w * 0.8, w * 0.08, w, { fill }))
    else if (crown < 0.7) content.push(rect(x + w * 0.2, top - w * 0.25, w * 0.6, w * 0.3, { fill }))
    if (lights) {
      const [columns, step] = [Math.max(2, Math.floor(w / 20)), 24]
      for (let row = 0; row < Math.floor(h / step) - 1; row++) {
        for (let column = 0; column < columns; column++) {
          if (!c.random.chance(0.42)) continue
          content.push(
            rect(x + (w / columns) * (column + 0.25), top + 14 + row * step, (w / columns) * 0.5, 12, {
              fill: c.random.pick(lights),
              opacity: 0.5 + c.random.next() * 0.5,
            }),
          )
        }
      }
    }
    x += w + (c.random.chance(0.2) ? 8 : 0)
  }
  return content.join('')
}

const skylineAtNight = (c: Canvas) => {
  sky(c, '#0c1033', ['#2a2560', 0.45], ['#b04f83', 0.68])
  stars(c, 150, 0.4)
  sun(c, [0.76, 0.17], 0.06, '#fdf3d8', 5)
  const shore = 0.68
  c.add(group({ opacity: 0.7 }, towers(c, shore, 0.38, '#3b2f6b')))
  const front = towers(c, shore, 0.5, '#15153a', ['#ffd873', '#ffe9ad', '#ff9f68', '#8fd3ff'])
  c.add(front)
  c.add(rect(0, shore * c.height, c.width, c.height, { fill: '#1b1a47' }))
  c.add(
    group({ transform: `translate(0 ${shore * c.height * 2}) scale(1 -1)`, opacity: 0.45, filter: c.blur(6) }, front),
  )
  for (let n = 0; n < 110; n++) {
    const depth = c.random.next()
    c.add(
      ellipse(
        [c.random.next() * c.width, c.height * (shore + 0.01 + depth * (1 - shore))],
        14 + depth * 60,
        1.2 + depth * 3,
        { fill: c.random.pick(['#ffd873', '#b04f83', '#6b5bbf']), opacity: 0.32 },
      ),
    )
  }
}

const skylineInTheMorning = (c: Canvas) => {
  sky(c, '#8fc7e8', ['#fbd9b5', 0.6])
  sun(c, [0.3, 0.4], 0.07, '#fff5dd', 6)
  for (const [n, fill] of ['#d9c3c0', '#b39fb3', '#7f7da0', '#4c5680'].entries()) {
    c.add(towers(c, 0.72 + n * 0.07, 0.46 - n * 0.08, fill))
    mist(c, 0.72 + n * 0.07, 0.12, '#fbe3cc', 0.5)
  }
  c.add(rect(0, c.height * 0.955, c.width, c.height, { fill: '#2f554f' }))
  for (let n = 0; n < 16; n++) {
    const x = ((n + 0.5) / 16) * c.width
    roundTree(c, [x, c.height * 1.0], c.height * (0.1 + c.random.next() * 0.05), '#3f6d63', '#2f554f')
  }
}

const bridgeInFog = (c: Canvas) => {
  sky(c, '#5b86b8', ['#f4c9a4', 0.55])
  sun(c, [0.22, 0.4], 0.06, '#fff2d9', 6)
  hills(c, { y: 0.56, swing: 0.05, fill: '#7f8fae' })
  water(c, 0.62, ['#9fb1c4', '#4e6f92'], '#ffffff', 60)
  const deck = 0.56 * c.height
  const [left, right] = [0.3 * c.width, 0.76 * c.width]
  const red = '#b8412f'
  const cable = (x1: number, y1: number, x2: number, y2: number, sag: number) => {
    const at = (t: number): Point => [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + sag * 4 * t * (1 - t)]
    c.add(
      stroke(Array.from({ length: 41 }, (_, n) => `${n === 0 ? 'M' : 'L'}${at(n / 40).join(' ')}`).join(''), red, 8),
    )
    for (let n = 1; n < 24; n++) {
      const [x, y] = at(n / 24)
      if (y < deck) c.add(stroke(`M${x} ${y}V${deck}`, red, 2.5, { opacity: 0.8 }))
    }
  }
  const top = 0.16 * c.height
  cable(left, top, right, top, deck - top - 20)
  cable(left, top, -c.width * 0.2, deck, 30)
  cable(right, top, c.width * 1.2, deck, 30)
  for (const x of [left, right]) {
    c.add(
      rect(x - 34, top - 10, 20, c.height * 0.6, { fill: red }),
      rect(x + 14, top - 10, 20, c.height * 0.6, { fill: red }),
    )
    for (const y of [0.16, 0.27, 0.38, 0.49]) c.add(rect(x - 30, y * c.height, 60, 24, { fill: '#a03526' }))
  }
  c.add(rect(0, deck, c.width, 26, { fill: '#8f2f22' }))
  for (const [x, y] of [
    [0.1, 0.68],
    [0.5, 0.72],
    [0.9, 0.66],
    [0.3, 0.78],
  ] as const)
    cloud(c, [x, y], 0.5, '#f6ece2', 0.85)
  for (const [x, y] of [
    [0.0, 0.9],
    [0.42, 0.9],
    [0.8, 0.86],
    [0.62, 0.98],
    [0.2, 1.0],
    [0.98, 1.0],
  ] as const)
    cloud(c, [x, y], 0.55, '#ffffff', 0.95)
}

const rooftops = (c: Canvas) => {
  sky(c, '#22305f', ['#7a5c93', 0.35], ['#f29d7e', 0.6])
  stars(c, 60, 0.25)
  sun(c, [0.7, 0.1], 0.035, '#fff6dd', 4)
  for (let layer = 0; layer < 5; layer++) {
    const y = 0.46 + layer * 0.14
    const fill = ['#8a5a7c', '#6d4a74', '#533c69', '#3b2f5b', '#271f47'][layer]!
    for (let x = -0.1; x < 1; x += 0.2 + c.random.next() * 0.09) {
      const [px, w, h] = [x * c.width, c.width * 0.31, c.height * (0.07 + c.random.next() * 0.05)]
      const top = y * c.height - h
      c.add(
        polygon(
          [
            [px, top + h * 0.8],
            [px + w * 0.5, top],
            [px + w, top + h * 0.8],
          ],
          { fill },
        ),
        rect(px + w * 0.06, top + h * 0.78, w * 0.88, c.height, { fill }),
      )
      c.add(rect(px + w * 0.68, top - h * 0.05, w * 0.09, h * 0.6, { fill }))
      for (let n = 0; n < 6; n++) {
        if (!c.random.chance(0.55)) continue
        const [wx, wy] = [px + w * (0.2 + (n % 3) * 0.23), top + h * (1.05 + Math.floor(n / 3) * 0.75)]
        c.add(
          rect(wx, wy, w * 0.12, h * 0.42, { fill: '#ffd37a' }),
          rect(wx + w * 0.054, wy, w * 0.012, h * 0.42, { fill }),
        )
      }
    }
  }
  // The cat that owns the roofs.
  c.add(
    place(
      [c.width * 0.3, c.height * 0.87],
      { scale: c.height / 1600 },
      path('M-60 0Q-70 -110 -16 -140L-24 -196L10 -166L46 -192L44 -136Q72 -80 54 0Z', { fill: '#130f2b' }),
      stroke('M50 -6Q130 0 118 -90', '#130f2b', 17),
      circle([0, -146], 5, { fill: '#ffd37a' }),
      circle([26, -146], 5, { fill: '#ffd37a' }),
    ),
  )
}

export const city: readonly Design[] = [
  design('skyline-at-night', landscape, 'A city skyline at night, mirrored in the water', skylineAtNight),
  design('skyline-in-the-morning', portrait, 'City towers fading into morning haze', skylineInTheMorning),
  design('bridge-in-fog', landscape, 'A red suspension bridge above the fog', bridgeInFog),
  design('roofs-at-dusk', portrait, 'A black cat on the roofs of a town at dusk', rooftops),
]

export const wideCity: readonly Design[] = [
  design('wide-skyline', cover, 'A wide city skyline at night', skylineAtNight),
]
