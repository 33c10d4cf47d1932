/** Attributes of an element; `fill`, `opacity` and the like as SVG names them. */
export type Attributes = Readonly<Record<string, string | number>>
export type Point = readonly [x: number, y: number]

export const element = (name: string, attributes: Attributes, content = ''): string =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${typeof value === 'number' ? Number(value.toFixed(2)) : value}"`)
    .join(' ')}>${content}</${name}>`

export const rect = (x: number, y: number, width: number, height: number, attributes: Attributes): string =>
  element('rect', { x, y, width, height, ...attributes })

export const circle = ([cx, cy]: Point, r: number, attributes: Attributes): string =>
  element('circle', { cx, cy, r, ...attributes })

export const ellipse = ([cx, cy]: Point, rx: number, ry: number, attributes: Attributes): string =>
  element('ellipse', { cx, cy, rx, ry, ...attributes })

export const path = (d: string, attributes: Attributes): string => element('path', { d, ...attributes })

export const polygon = (points: readonly Point[], attributes: Attributes): string =>
  element('polygon', {
    points: points.map((point) => point.map((n) => n.toFixed(1)).join(',')).join(' '),
    ...attributes,
  })

/** A line without a filling, with round ends. */
export const stroke = (d: string, colour: string, width: number, attributes: Attributes = {}): string =>
  path(d, {
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...attributes,
  })

export const group = (attributes: Attributes, ...content: readonly string[]): string =>
  element('g', attributes, content.join(''))

/** Moves, turns (degrees) and scales what is drawn around the origin. */
export const place = (
  [x, y]: Point,
  { turn = 0, scale = 1 }: { turn?: number; scale?: number },
  ...content: string[]
) =>
  group(
    { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)}) scale(${scale.toFixed(3)})` },
    ...content,
  )

/** A point on a circle; 0 degrees is to the right. */
export const around = ([x, y]: Point, radius: number, degrees: number): Point => [
  x + radius * Math.cos((degrees * Math.PI) / 180),
  y + radius * Math.sin((degrees * Math.PI) / 180),
]

/** A soft curve through the points. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points
  let d = `M${first![0].toFixed(1)} ${first![1].toFixed(1)}`
  let before = first!
  for (const point of rest) {
    const middle = (before[0] + point[0]) / 2
    d += `C${middle.toFixed(1)} ${before[1].toFixed(1)} ${middle.toFixed(1)} ${point[1].toFixed(1)} ${point[0].toFixed(1)} ${point[1].toFixed(1)}`
    before = point
  }
  return d
}
