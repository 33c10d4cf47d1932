import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import { upsertDeliverySettings } from '../data/delivery-settings.ts'
import { deleteMailStop } from '../data/mail-stops.ts'
import type { UpdateDeliverySettingsInput } from '../generated/resolvers.ts'
import type { ViewerPayload } from '../payloads.ts'
import { type DeliverySettings, isTimeZone } from '../rules/due-time.ts'
import { minutesOf } from '../rules/time-of-day.ts'

/** Changes what is given; what waits is sent by the new settings. */
export async function updateDeliverySettings(
  ctx: NotificationsContext,
  viewer: Viewer,
  input: UpdateDeliverySettingsInput,
): Promise<ViewerPayload> {
  const error = check(input)
  if (error) return failed(error)
  const { emailFrequency, timeZone, quietHours, resumesMails } = input
  const changes: Partial<DeliverySettings> = {
    ...(emailFrequency && { emailFrequency }),
    ...(timeZone && { timeZone }),
    // Null turns them off, and what is absent changes nothing.
    ...(quietHours === null && { quietFrom: null, quietUntil: null }),
    ...(quietHours && { quietFrom: minutesOf(quietHours.from), quietUntil: minutesOf(quietHours.until) }),
  }
  await ctx.db.transaction().execute(async (trx) => {
    if (resumesMails) await deleteMailStop(trx, viewer.id)
    await upsertDeliverySettings(trx, viewer.id, changes)
  })
  ctx.loaders.clearAll()
  return { viewer: { id: viewer.id }, errors: [] }
}

function check({ timeZone, quietHours }: UpdateDeliverySettingsInput): UserError | null {
  if (typeof timeZone === 'string' && !isTimeZone(timeZone))
    return userError('INVALID', 'This is no time zone; one is called e.g. Europe/Berlin.', ['input', 'timeZone'])
  if (!quietHours) return null
  for (const end of ['from', 'until'] as const) {
    if (minutesOf(quietHours[end]) === null)
      return userError('INVALID', 'A time of day is written as 22:30.', ['input', 'quietHours', end])
  }
  if (minutesOf(quietHours.from) === minutesOf(quietHours.until))
    return userError('INVALID', 'Quiet hours end at another time than they begin.', ['input', 'quietHours', 'until'])
  return null
}
