import sharp, { type Sharp } from 'sharp'

/** A picture with a red, a green, a blue and a white quarter, clockwise from the left upper one. */
export function quarters(width = 64, height = 48): Sharp {
  const quarter = (background: string) => ({
    create: { width: width / 2, height: height / 2, channels: 3 as const, background },
  })
  return sharp({ create: { width, height, channels: 3, background: 'white' } }).composite([
    { input: quarter('red'), left: 0, top: 0 },
    { input: quarter('lime'), left: width / 2, top: 0 },
    { input: quarter('blue'), left: width / 2, top: height / 2 },
  ])
}

/** Frames of 40 × 30 pixels, which turn from black to red. */
export function animation(frames: number): Sharp {
  const [width, height] = [40, 30]
  const data = Buffer.alloc(width * height * frames * 3)
  for (let i = 0; i < data.length; i += 3)
    data[i] = Math.round((255 * Math.floor(i / 3 / width / height)) / (frames - 1))
  return sharp(data, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
}

const colours = { red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255], white: [255, 255, 255] } as const

/** What of the drawing is there, as an sRGB screen shows it; says the values when it is none of the four. */
export async function colourAt(picture: Buffer, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(picture).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  const found = [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)]
  const name = Object.entries(colours).find(([, colour]) =>
    colour.every((value, i) => Math.abs(value - found[i]!) < 30),
  )
  return name?.[0] ?? String(found)
}
