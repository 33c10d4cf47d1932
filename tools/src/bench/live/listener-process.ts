import { type Asked, openSse, openWebSocket } from './streams.ts'

// A process of its own, so that what it takes to listen is neither counted nor in the way of the load.

/** What the bench asks of this process. */
export type Order = { kind: 'open'; url: string; streams: readonly Asked[] } | { kind: 'report' } | { kind: 'close' }

/** What it says of itself. */
export type News =
  | { kind: 'opened' }
  | { kind: 'seen'; id: string; at: number }
  | { kind: 'report'; screens: readonly (readonly string[])[]; strays: number; endings: readonly string[] }
  | { kind: 'closed' }

/** One stream, and the messages that it has shown, in their order. */
interface Screen {
  readonly isOfGroup: boolean
  readonly shown: string[]
}

let screens: Screen[] = []
let endings: string[] = []
let closes: (() => void)[] = []
let isClosing = false
/** How many screens have yet to show a message. */
const missing = new Map<string, number>()

process.on('message', (order: Order) => {
  if (order.kind === 'open') void open(order)
  if (order.kind === 'report') {
    const ofGroup = screens.filter((screen) => screen.isOfGroup)
    const strays = screens.filter((screen) => !screen.isOfGroup).reduce((sum, { shown }) => sum + shown.length, 0)
    tell({ kind: 'report', screens: ofGroup.map(({ shown }) => shown), strays, endings })
  }
  if (order.kind === 'close') close()
})

async function open({ url, streams }: Order & { kind: 'open' }): Promise<void> {
  isClosing = false
  endings = []
  missing.clear()
  screens = streams.map(({ isOfGroup }) => ({ isOfGroup, shown: [] }))
  const ofGroup = screens.filter(({ isOfGroup }) => isOfGroup).length
  // Some at a time, as people come.
  const atOnce = 20
  for (let from = 0; from < streams.length; from += atOnce) {
    const opened = streams.slice(from, from + atOnce).map((asked, index) => {
      const screen = screens[from + index]!
      const opener = asked.transport === 'SSE' ? openSse : openWebSocket
      return opener(url, asked, {
        onMessage: (id) => show(screen, id, ofGroup),
        onEnd: (why) => isClosing || endings.push(`${asked.transport}: ${why}`),
      })
    })
    closes.push(...(await Promise.all(opened)))
  }
  tell({ kind: 'opened' })
}

function show(screen: Screen, id: string, ofGroup: number): void {
  screen.shown.push(id)
  if (!screen.isOfGroup) return
  const left = (missing.get(id) ?? ofGroup) - 1
  missing.set(id, left)
  if (left === 0) tell({ kind: 'seen', id, at: performance.timeOrigin + performance.now() })
}

function close(): void {
  isClosing = true
  for (const one of closes) one()
  closes = []
  tell({ kind: 'closed' })
}

function tell(news: News): void {
  process.send!(news)
}
