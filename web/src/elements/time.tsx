import { useSyncExternalStore } from 'react'

// The first format that is made takes a slow phone 60 ms, so each is made when somebody sees what it writes.
const relative = lazily(() => new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' }))
const day = lazily(() => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' }))
const dayOfYear = lazily(() => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' }))
const clock = lazily(() => new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }))
const whole = lazily(() => new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' }))

/** "now", "5m", "3h", "2d", then the date. */
export function formatAge(moment: Date, now: number = Date.now()): string {
  const seconds = Math.max(0, (now - moment.getTime()) / 1000)
  if (seconds < 60) return 'now'
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}m`
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)}h`
  if (seconds < 7 * 86_400) return `${Math.floor(seconds / 86_400)}d`
  return formatDay(moment, now)
}

/** "14 Mar", with the year where it is another one. */
export const formatDay = (moment: Date, now: number = Date.now()): string =>
  (moment.getFullYear() === new Date(now).getFullYear() ? day : dayOfYear)().format(moment)

/** "09:41". */
export const formatClock = (moment: Date): string => clock().format(moment)

/** "Today", "Yesterday", then the date. */
export function formatDayName(moment: Date, now: number = Date.now()): string {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0)
  const days = Math.round((midnight(moment.getTime()) - midnight(now)) / 86_400_000)
  if (days < -1 || days > 0) return formatDay(moment, now)
  const name = relative().format(days, 'day')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

let minute = Date.now()
const listeners = new Set<() => void>()
setInterval(() => {
  minute = Date.now()
  for (const listener of listeners) listener()
}, 60_000)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How long ago a moment is; the whole date is its tooltip. It goes on as time does. */
export function Age({ at }: { at: string }) {
  const now = useSyncExternalStore(subscribe, () => minute)
  const moment = new Date(at)
  return (
    <time
      dateTime={at}
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = whole().format(moment)
      }}
    >
      {formatAge(moment, Math.max(now, moment.getTime()))}
    </time>
  )
}

function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}
