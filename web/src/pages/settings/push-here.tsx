import { useMutation, useSuspenseQuery } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { Age } from '../../elements/time.tsx'
import { useToast } from '../../elements/toast.tsx'
import { PushHereDocument, RegisterPushDocument, UnregisterPushDocument } from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'
import { type PushState, readPushState, subscribeHere, unsubscribeHere } from '../../push/this-browser.ts'
import { Row } from './section.tsx'
import { describeUserAgent } from './user-agent.ts'

const words: Record<PushState, string> = {
  unsupported: 'This browser can’t show push messages.',
  blocked: 'You have told this browser not to show messages of Plaza. Allow them in its own settings first.',
  off: 'Messages come here also while Plaza is not open.',
  on: 'This browser shows push messages.',
}

/** Push in this browser, and the others that get it. */
export function PushHere() {
  const { data, error, refetch } = useSuspenseQuery(PushHereDocument, { fetchPolicy: 'cache-and-network' })
  const [register] = useMutation(RegisterPushDocument)
  const [unregister] = useMutation(UnregisterPushDocument)
  const [state, setState] = useState<PushState | null>(null)
  const [isBusy, setBusy] = useState(false)
  const tell = useToast()
  useEffect(() => void readPushState().then(setState), [])
  const key = data?.webPushPublicKey
  const others = data?.viewer?.pushSubscriptions
  if (!key || !others) {
    if (error) return <Unavailable what="Push messages" onRetry={() => void refetch()} />
    return null
  }

  async function turnOn() {
    const subscription = await subscribeHere(key!)
    if (!subscription) return
    const { endpoint = '', keys: { p256dh = '', auth = '' } = {} } = subscription
    const { data } = await register({ variables: { input: { endpoint, p256dh, auth, applicationServerKey: key! } } })
    const [problem] = data?.registerPushSubscription?.errors ?? []
    if (!problem) return
    await unsubscribeHere()
    tell(problem.message)
  }
  async function turnOff() {
    const endpoint = await unsubscribeHere()
    if (endpoint) await unregister({ variables: { input: { endpoint } } })
  }
  async function change(work: () => Promise<void>) {
    setBusy(true)
    try {
      await work()
      await refetch()
    } catch (error) {
      const isOfBrowser = error instanceof DOMException
      tell(isOfBrowser ? 'This browser can’t reach its push service now; try again later.' : faultMessage(error))
    } finally {
      setState(await readPushState())
      setBusy(false)
    }
  }
  const act = { off: turnOn, on: turnOff }
  return (
    <>
      <Row
        name="Push in this browser"
        act={
          (state === 'on' || state === 'off') && (
            <Button size="small" isBusy={isBusy} onClick={() => void change(act[state])}>
              {state === 'on' ? 'Turn off' : 'Turn on'}
            </Button>
          )
        }
      >
        {state && words[state]}
      </Row>
      {others.map(({ id, userAgent, createdAt }) => (
        <Row key={id} name={describeUserAgent(userAgent).name}>
          Gets push messages since <Age at={createdAt} />
        </Row>
      ))}
    </>
  )
}
