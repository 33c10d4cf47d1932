/** The six services, in the order they start in, and the port each listens on (before `PORT_OFFSET`). */
export const servicePorts = {
  auth: 3100,
  users: 3200,
  posts: 3300,
  messages: 3400,
  media: 3500,
  notifications: 3600,
} as const

export type ServiceName = keyof typeof servicePorts

export const serviceNames = Object.keys(servicePorts) as ServiceName[]

export const gatewayPort = 4000
