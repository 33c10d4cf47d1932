import { useMutation, useSuspenseQuery } from '@apollo/client/react'
import { Laptop, Smartphone } from 'lucide-react'
import { Button } from '../../elements/button.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { Age } from '../../elements/time.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  DeviceSettingsDocument,
  type DeviceSettingsQuery,
  RevokeOtherSessionsDocument,
  RevokeSessionDocument,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { useSession } from '../../session/use-session.ts'
import styles from './devices.module.css'
import { Row, RowBones, Section } from './section.tsx'
import { describeUserAgent } from './user-agent.ts'

type Device = NonNullable<NonNullable<DeviceSettingsQuery['viewer']>['account']>['sessions'][number]

export function DeviceSettings() {
  return (
    <Section title="Where you are signed in" intro="Sign out what you don’t know, then change your password.">
      <Part what="The list of your devices" skeleton={<RowBones what="your devices" rows={2} />}>
        <Devices />
      </Part>
    </Section>
  )
}

function Devices() {
  const { data, error, refetch } = useSuspenseQuery(DeviceSettingsDocument, { fetchPolicy: 'cache-and-network' })
  const [revokeOthers, { loading }] = useMutation(RevokeOtherSessionsDocument)
  const tell = useToast()
  const sessions = data?.viewer?.account?.sessions
  if (!sessions) {
    if (error) return <Unavailable what="The list of your devices" onRetry={() => void refetch()} />
    return null
  }
  const current = sessions.filter(({ isCurrent }) => isCurrent)
  const others = sessions.filter(({ isCurrent }) => !isCurrent)
  async function signOutOthers() {
    try {
      const { data } = await revokeOthers()
      tell(data?.revokeOtherSessions?.errors[0]?.message ?? 'Every other device is signed out.')
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  return (
    <>
      {[...current, ...others].map((device) => (
        <DeviceRow key={device.id} device={device} />
      ))}
      {others.length > 1 && (
        <Row
          name="All other devices"
          act={
            <Button look="danger" size="small" isBusy={loading} onClick={() => void signOutOthers()}>
              Sign out all others
            </Button>
          }
        >
          {others.length} beside this one
        </Row>
      )}
    </>
  )
}

function DeviceRow({ device }: { device: Device }) {
  const session = useSession()
  const [revoke, { loading }] = useMutation(RevokeSessionDocument)
  const tell = useToast()
  const { name, isPhone } = describeUserAgent(device.userAgent)
  async function signOut() {
    if (device.isCurrent) return session.signOut()
    try {
      const { data } = await revoke({ variables: { sessionId: device.id } })
      tell(data?.revokeSession?.errors[0]?.message ?? `${name} is signed out.`)
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  const Icon = isPhone ? Smartphone : Laptop
  return (
    <Row
      name={
        <span className={styles.name}>
          <Icon aria-hidden="true" />
          <span title={device.userAgent ?? undefined}>{name}</span>
          {device.isCurrent && <span className={styles.here}>This device</span>}
        </span>
      }
      act={
        <Button size="small" isBusy={loading} onClick={() => void signOut()}>
          Sign out<span className="visually-hidden"> {device.isCurrent ? 'here' : name}</span>
        </Button>
      }
    >
      Signed in <Age at={device.createdAt} />, last used <Age at={device.lastUsedAt} />
      {device.ipAddress && <> from {device.ipAddress}</>}
    </Row>
  )
}
