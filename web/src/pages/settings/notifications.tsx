import { useMutation, useSuspenseQuery } from '@apollo/client/react'
import { Part, Unavailable } from '../../elements/part.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  ChangeNotificationsDocument,
  type NotificationChoicesFragment,
  NotificationMatrixDocument,
  type NotificationType,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { Delivery } from './delivery.tsx'
import styles from './notifications.module.css'
import { PushHere } from './push-here.tsx'
import { RowBones, Section } from './section.tsx'

type Preference = NonNullable<NotificationChoicesFragment['notificationPreferences']>[number]
type Channel = 'inApp' | 'email' | 'push'

const channels: Record<Channel, string> = { inApp: 'Here', email: 'Mail', push: 'Push' }

const names: Record<NotificationType, string> = {
  FRIEND_REQUEST: 'Somebody asks to be friends',
  FRIEND_ACCEPTED: 'Somebody accepts your request',
  POST_REACTION: 'A reaction to your post',
  POST_COMMENT: 'A comment on your post',
  POST_SHARE: 'Somebody shares your post',
  COMMENT_REACTION: 'A reaction to your comment',
  COMMENT_REPLY: 'A reply to your comment',
  MENTION: 'Somebody mentions you',
  MESSAGE: 'A message',
  GROUP_ADDED: 'Somebody adds you to a group',
  SECURITY: 'A new sign-in, or a changed password',
  MODERATION: 'A decision of the moderators',
}

/** What the server lets nobody turn off. */
const isFixed = ({ type }: Preference, channel: Channel) =>
  type === 'SECURITY' ? channel !== 'push' : type === 'MODERATION' && channel === 'inApp'

export function NotificationSettings() {
  return (
    <>
      <Section
        title="What you are told, and where"
        intro="“Here” is the list of your notifications. “Push” reaches the browsers that you have let send it. What concerns the safety of your account always comes here and by mail, what moderators decide always here."
      >
        <Part what="Your choices" skeleton={<RowBones what="your choices" rows={12} />}>
          <Matrix />
        </Part>
      </Section>
      <Section title="When it comes">
        <Part what="When messages come" skeleton={<RowBones what="when messages come" rows={2} />}>
          <Delivery />
        </Part>
      </Section>
      <Section title="Push">
        <Part what="Push messages" skeleton={<RowBones what="push messages" rows={1} />}>
          <PushHere />
        </Part>
      </Section>
    </>
  )
}

function Matrix() {
  const { data, error, refetch } = useSuspenseQuery(NotificationMatrixDocument)
  const [change] = useMutation(ChangeNotificationsDocument)
  const tell = useToast()
  const viewer = data?.viewer
  const preferences = viewer?.notificationPreferences
  if (!preferences) {
    if (error) return <Unavailable what="Your choices" onRetry={() => void refetch()} />
    return null
  }
  async function choose({ type }: Preference, channel: Channel, isOn: boolean) {
    const next = preferences!.map((one) => (one.type === type ? { ...one, [channel]: isOn } : one))
    try {
      const { data } = await change({
        variables: { input: { preferences: [{ type, [channel]: isOn }] } },
        optimisticResponse: {
          updateNotificationPreferences: { viewer: { id: viewer!.id, notificationPreferences: next }, errors: [] },
        } as never,
      })
      const [problem] = data?.updateNotificationPreferences?.errors ?? []
      if (problem) tell(problem.message)
    } catch (error) {
      tell(`${faultMessage(error)} Your choices are as they were.`)
    }
  }
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">What happens</span>
          </th>
          {Object.entries(channels).map(([channel, name]) => (
            <th key={channel} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preferences.map((preference) => (
          <tr key={preference.type}>
            <th scope="row">{names[preference.type] ?? preference.type}</th>
            {(Object.keys(channels) as Channel[]).map((channel) => (
              <td key={channel}>
                <input
                  type="checkbox"
                  className={styles.box}
                  aria-label={`${names[preference.type] ?? preference.type}: ${channels[channel]}`}
                  checked={preference[channel]}
                  disabled={isFixed(preference, channel)}
                  onChange={(event) => void choose(preference, channel, event.target.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
