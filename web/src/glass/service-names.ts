/** Degrees on the colour wheel of each subgraph, far enough apart to tell them from each other. */
export const serviceHues: Record<string, number> = {
  auth: 20,
  users: 255,
  posts: 150,
  messages: 310,
  media: 75,
  notifications: 205,
}

export const serviceNames = Object.keys(serviceHues)

export const serviceColor = (service: string): string =>
  `light-dark(oklch(0.55 0.16 ${serviceHues[service] ?? 0}), oklch(0.74 0.14 ${serviceHues[service] ?? 0}))`
