/** Whether this browser shows what is pushed: it can't, its person said no, or it does or doesn't. */
export type PushState = 'unsupported' | 'blocked' | 'off' | 'on'

const script = '/push-worker.js'

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The one script that may become a worker, where the content security policy asks about each. */
function scriptUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('push-worker', {
    createScriptURL(url) {
      if (url !== script) throw new TypeError(`${url} is no worker of Plaza`)
      return url
    },
  })
  return policy?.createScriptURL(script) ?? script
}

const isSupported = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

async function subscriptionHere(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/')
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** How it stands now; asks nobody anything. */
export async function readPushState(): Promise<PushState> {
  if (!isSupported()) return 'unsupported'
  if (Notification.permission === 'denied') return 'blocked'
  return (await subscriptionHere()) ? 'on' : 'off'
}

/**
 * Subscribes with the server's key, anew where the browser has subscribed with another; asks the person first, once.
 * @returns what the server has to know; null when the person said no
 * @throws when the browser cannot reach its push service
 */
export async function subscribeHere(key: string): Promise<PushSubscriptionJSON | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  await navigator.serviceWorker.register(scriptUrl())
  const { pushManager } = await navigator.serviceWorker.ready
  const present = await pushManager.getSubscription()
  if (present && keyOf(present) === key) return present.toJSON()
  await present?.unsubscribe()
  return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON()
}

/** @returns the address that the server may forget; null when the browser had not subscribed */
export async function unsubscribeHere(): Promise<string | null> {
  if (!isSupported()) return null
  const subscription = await subscriptionHere()
  await subscription?.unsubscribe()
  return subscription?.endpoint ?? null
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
