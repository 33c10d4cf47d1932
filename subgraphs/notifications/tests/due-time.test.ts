import { expect, test } from 'vitest'
import { type DeliverySettings, defaultSettings, dueAt, isTimeZone } from '../src/rules/due-time.ts'

const at = (text: string) => new Date(text)
const mail = { type: 'FRIEND_REQUEST', channel: 'EMAIL' } as const
const nightly = { quietFrom: 22 * 60, quietUntil: 7 * 60 }

const cases: [string, Partial<DeliverySettings>, string, string][] = [
  ['at once', {}, '2026-03-10T12:00:00Z', '2026-03-10T12:00:00.000Z'],
  [
    'with the digest of the next morning',
    { emailFrequency: 'DAILY' },
    '2026-03-10T12:00:00Z',
    '2026-03-11T08:00:00.000Z',
  ],
  ['with that of the same morning', { emailFrequency: 'DAILY' }, '2026-03-10T07:59:00Z', '2026-03-10T08:00:00.000Z'],
  [
    'where its reader lives',
    { emailFrequency: 'DAILY', timeZone: 'Asia/Tokyo' },
    '2026-03-10T12:00:00Z',
    '2026-03-10T23:00:00.000Z',
  ],
  [
    'also an hour earlier in UTC once clocks are changed',
    { emailFrequency: 'DAILY', timeZone: 'Europe/Berlin' },
    '2026-03-28T12:00:00Z',
    '2026-03-29T06:00:00.000Z',
  ],
  ['on Monday', { emailFrequency: 'WEEKLY' }, '2026-03-10T12:00:00Z', '2026-03-16T08:00:00.000Z'],
  [
    'on the Monday of Auckland',
    { emailFrequency: 'WEEKLY', timeZone: 'Pacific/Auckland' },
    '2026-03-10T12:00:00Z',
    '2026-03-15T19:00:00.000Z',
  ],
  ['after the night', { ...nightly, timeZone: 'Europe/Berlin' }, '2026-03-10T21:30:00Z', '2026-03-11T06:00:00.000Z'],
  [
    'after the night, past midnight',
    { ...nightly, timeZone: 'America/New_York' },
    '2026-03-10T05:30:00Z',
    '2026-03-10T11:00:00.000Z',
  ],
  ['by day', { ...nightly, timeZone: 'Europe/Berlin' }, '2026-03-10T12:00:00Z', '2026-03-10T12:00:00.000Z'],
  ['when the night ends', nightly, '2026-03-10T07:00:00Z', '2026-03-10T07:00:00.000Z'],
  [
    'when both have passed',
    { ...nightly, quietUntil: 9 * 60, emailFrequency: 'DAILY' },
    '2026-03-10T12:00:00Z',
    '2026-03-11T09:00:00.000Z',
  ],
  [
    'when clocks show it, though they skip its time',
    { quietFrom: 60, quietUntil: 150, timeZone: 'Europe/Berlin' },
    '2026-03-29T00:30:00Z',
    '2026-03-29T01:30:00.000Z',
  ],
]

test.each(cases)('what is told goes out %s', (_, settings, told, due) => {
  const all = { ...defaultSettings, ...settings }
  expect(dueAt(all, { ...mail, createdAt: at(told) }, at(told)).toISOString()).toBe(due)
})

test('what was due before goes at the next moment that is not quiet', () => {
  const told = { ...mail, createdAt: at('2026-03-10T12:00:00Z') }
  const settings = { ...defaultSettings, ...nightly, emailFrequency: 'DAILY' } as const
  expect(dueAt(settings, told, at('2026-03-12T12:00:00Z'))).toEqual(at('2026-03-12T12:00:00Z'))
  expect(dueAt(settings, told, at('2026-03-12T23:00:00Z'))).toEqual(at('2026-03-13T07:00:00Z'))
})

test('push is quiet too but waits for no digest, and nothing holds up what concerns the safety of the account', () => {
  const settings = { ...defaultSettings, ...nightly, emailFrequency: 'WEEKLY' } as const
  const [noon, night] = [at('2026-03-10T12:00:00Z'), at('2026-03-10T23:00:00Z')]
  const push = { type: 'MESSAGE', channel: 'PUSH' } as const
  expect(dueAt(settings, { ...push, createdAt: noon }, noon)).toEqual(noon)
  expect(dueAt(settings, { ...push, createdAt: night }, night)).toEqual(at('2026-03-11T07:00:00Z'))
  expect(dueAt(settings, { type: 'SECURITY', channel: 'EMAIL', createdAt: night }, night)).toEqual(night)
})

test('time zones are those that clocks go by', () => {
  for (const zone of ['Europe/Berlin', 'UTC', 'Asia/Kolkata']) expect(isTimeZone(zone)).toBe(true)
  for (const zone of ['', 'Europe/Atlantis', 'ten o’clock']) expect(isTimeZone(zone)).toBe(false)
})
