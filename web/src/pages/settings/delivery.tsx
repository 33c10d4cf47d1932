import { useMutation, useSuspenseQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Select, Switch, TextField } from '../../elements/field.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  ChangeDeliveryDocument,
  ChangeLanguageDocument,
  DeliveryPageDocument,
  type EmailFrequency,
  type UpdateDeliverySettingsInput,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import styles from './delivery.module.css'
import { Row } from './section.tsx'

const frequencies: Record<EmailFrequency, string> = {
  IMMEDIATE: 'At once',
  DAILY: 'Every morning at 8, together',
  WEEKLY: 'On Mondays at 8, together',
}
const languages = { en: 'English', de: 'Deutsch' }
const night = { from: '22:00', until: '07:00' }
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone
const unchosen = 'UTC'
const timeZones = [unchosen, ...Intl.supportedValuesOf('timeZone').filter((name) => name !== unchosen)]

/** When mail and push come, and in which language. */
export function Delivery() {
  const { data, error, refetch } = useSuspenseQuery(DeliveryPageDocument)
  const [changeDelivery] = useMutation(ChangeDeliveryDocument)
  const [changeLanguage] = useMutation(ChangeLanguageDocument)
  const tell = useToast()
  const settings = data?.viewer?.deliverySettings
  if (!settings) {
    if (error) return <Unavailable what="When messages come" onRetry={() => void refetch()} />
    return null
  }
  async function change(input: UpdateDeliverySettingsInput) {
    try {
      const { data } = await changeDelivery({ variables: { input } })
      const [problem] = data?.updateDeliverySettings?.errors ?? []
      if (problem) tell(problem.message)
    } catch (error) {
      tell(`${faultMessage(error)} Your settings are as they were.`)
    }
  }
  async function speak(locale: string) {
    try {
      const { data } = await changeLanguage({ variables: { input: { locale } } })
      const [problem] = data?.changeLocale?.errors ?? []
      if (problem) tell(problem.message)
    } catch (error) {
      tell(`${faultMessage(error)} Your language is as it was.`)
    }
  }
  const { emailFrequency, quietHours, timeZone, mailStop } = settings
  const locale = data?.viewer?.account?.locale
  // Who has not chosen a zone lives by the clock of this device.
  const zone = timeZone === unchosen ? { timeZone: here() } : {}
  return (
    <>
      {mailStop && (
        <Row
          name="No mails go to you"
          act={
            <Button size="small" onClick={() => void change({ resumesMails: true })}>
              Send mails again
            </Button>
          }
        >
          {mailStop.reason === 'BOUNCED'
            ? 'They came back from your address. Check that it is right.'
            : 'They were called unwanted at your address.'}
        </Row>
      )}
      <div className={styles.choices}>
        <Select
          label="Mails come"
          value={emailFrequency}
          onChange={(event) => void change({ emailFrequency: event.target.value as EmailFrequency, ...zone })}
        >
          {Object.entries(frequencies).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
        {locale && (
          <Select label="Language of mail and push" value={locale} onChange={(event) => void speak(event.target.value)}>
            {Object.entries(languages).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </Select>
        )}
        <Select label="Time zone" value={timeZone} onChange={(event) => void change({ timeZone: event.target.value })}>
          {[...new Set([...timeZones, timeZone])].map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </div>
      <Switch
        label="Quiet hours"
        hint="Neither mail nor push comes then, but what concerns the safety of your account."
        checked={quietHours !== null}
        onChange={(event) => void change(event.target.checked ? { quietHours: night, ...zone } : { quietHours: null })}
      />
      {quietHours && (
        <QuietHours
          key={`${quietHours.from}-${quietHours.until}`}
          hours={quietHours}
          onChange={(quietHours) => void change({ quietHours })}
        />
      )}
    </>
  )
}

type Hours = typeof night

/** Takes effect when a time is whole and one leaves it. */
function QuietHours({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  // Without what the cache adds to it, which is no part of an input.
  const [draft, setDraft] = useState({ from: hours.from, until: hours.until })
  const isChanged = draft.from !== hours.from || draft.until !== hours.until
  const field = (end: keyof Hours, label: string) => (
    <TextField
      type="time"
      label={label}
      value={draft[end]}
      onChange={(event) => setDraft({ ...draft, [end]: event.target.value })}
      onBlur={() => isChanged && draft.from && draft.until && onChange(draft)}
    />
  )
  return (
    <div className={styles.choices}>
      {field('from', 'From')}
      {field('until', 'Until')}
    </div>
  )
}
