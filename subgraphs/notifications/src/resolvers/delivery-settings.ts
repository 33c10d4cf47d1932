import type { NotificationsContext } from '../context.ts'
import { findMailStop } from '../data/mail-stops.ts'
import type { DeliverySettingsResolvers } from '../generated/resolvers.ts'
import type { DeliverySettings as Settings } from '../rules/due-time.ts'
import { timeOfDay } from '../rules/time-of-day.ts'

export const DeliverySettings: DeliverySettingsResolvers<NotificationsContext, Settings> = {
  quietHours: ({ quietFrom, quietUntil }) =>
    quietFrom === null || quietUntil === null ? null : { from: timeOfDay(quietFrom), until: timeOfDay(quietUntil) },
  mailStop: (_, __, ctx) => (ctx.viewer ? findMailStop(ctx.db, ctx.viewer.id) : null),
}
