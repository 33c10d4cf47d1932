import type { DeliveryChannel, EmailFrequency, NotificationType } from '../generated/database.ts'

export interface DeliverySettings {
  emailFrequency: EmailFrequency
  /** Minutes of the day; null without quiet hours. */
  quietFrom: number | null
  quietUntil: number | null
  /** As IANA has it, e.g. `Europe/Berlin`. */
  timeZone: string
}

export const defaultSettings: DeliverySettings = {
  emailFrequency: 'IMMEDIATE',
  quietFrom: null,
  quietUntil: null,
  timeZone: 'UTC',
}

/** When digests go, where their reader lives; weekly ones on Mondays. */
const digestMinutes = 8 * 60
const monday = 1
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

interface Told {
  type: NotificationType
  channel: DeliveryChannel
  createdAt: Date
}

/** When something is to be sent, quiet hours aside: at once, or with the next digest. */
export function plannedAt(settings: DeliverySettings, { type, channel, createdAt }: Told): Date {
  const { emailFrequency, timeZone } = settings
  if (type === 'SECURITY' || channel === 'PUSH' || emailFrequency === 'IMMEDIATE') return createdAt
  return nextTime(timeZone, createdAt, digestMinutes, emailFrequency === 'WEEKLY' ? monday : null)
}

/** The first moment from `now` on at which something may be sent. Nothing holds up news about the safety of the account. */
export function dueAt(settings: DeliverySettings, told: Told, now: Date): Date {
  if (told.type === 'SECURITY') return now
  const planned = plannedAt(settings, told)
  const first = planned > now ? planned : now
  const { quietFrom, quietUntil, timeZone } = settings
  if (quietFrom === null || quietUntil === null) return first
  const { minutes } = localTime(timeZone, first)
  const isQuiet =
    quietFrom < quietUntil ? quietFrom <= minutes && minutes < quietUntil : quietFrom <= minutes || minutes < quietUntil
  return isQuiet ? nextTime(timeZone, first, quietUntil, null) : first
}

/** Whether clocks are known to go by it somewhere. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text.length <= 100
  } catch {
    return false
  }
}

/** The next moment after `after` at which clocks there show so many minutes of the day. */
function nextTime(timeZone: string, after: Date, minutes: number, weekday: number | null): Date {
  const { day } = localTime(timeZone, after)
  for (let days = 0; ; days++) {
    const local = day + days * dayMs + minutes * minuteMs
    const moment = new Date(toInstant(timeZone, local))
    if (moment > after && (weekday === null || new Date(local).getUTCDay() === weekday)) return moment
  }
}

/** What clocks show there: the day as the number of milliseconds that its midnight would be in UTC, and the minutes of it. */
function localTime(timeZone: string, instant: Date): { day: number; minutes: number } {
  const local = instant.getTime() + offsetAt(timeZone, instant.getTime())
  const day = Math.floor(local / dayMs) * dayMs
  return { day, minutes: Math.floor((local - day) / minuteMs) }
}

/** Twice, because clocks may have been changed between the two; a time that they skip becomes the one after. */
function toInstant(timeZone: string, local: number): number {
  const guess = local - offsetAt(timeZone, local)
  return local - offsetAt(timeZone, guess)
}

const formats = new Map<string, Intl.DateTimeFormat>()
const mostFormats = 500

/** By how much clocks there are ahead of UTC, in milliseconds. */
function offsetAt(timeZone: string, instant: number): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      ...{ timeZone, hourCycle: 'h23', era: 'short' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
    if (formats.size >= mostFormats) formats.clear()
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}
