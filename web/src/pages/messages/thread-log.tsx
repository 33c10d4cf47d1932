import { ArrowDown } from 'lucide-react'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { Button } from '../../elements/button.tsx'
import type { ThreadMessageFragment } from '../../generated/graphql.ts'
import type { Row } from './rows.ts'
import styles from './thread-log.module.css'
import { ThreadRow } from './thread-row.tsx'
import type { Earlier } from './use-earlier.ts'
import type { Reading } from './use-reading.ts'

/** From here on one is at the bottom, and earlier pages are asked for. */
const bottomPx = 48
const topPx = 600
const highlightMs = 2_000

interface Log {
  rows: readonly Row[]
  reading: Reading
  earlier: Earlier
  isGroup: boolean
  beginning: ReactNode
  onReply(message: ThreadMessageFragment): void
  onEdit(message: ThreadMessageFragment): void
}

/**
 * The messages, of which those in sight alone are in the document. Earlier ones come above without moving what is read;
 * new ones move it along only for somebody who is at the bottom.
 */
export function ThreadLog({ rows, reading, earlier, isGroup, beginning, onReply, onEdit }: Log) {
  const list = useRef<VirtualizerHandle>(null)
  const before = useRef<readonly Row[]>([])
  const isAtBottom = useRef(true)
  const [isAway, setAway] = useState(false)
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const [lit, setLit] = useState<string | null>(null)
  const { firstUnreadId, isKnown, seenAt } = reading

  const toBottom = () => list.current?.scrollToIndex(rows.length - 1, { align: 'end' })

  /** What is in sight of somebody who looks is read. */
  function see() {
    const { current } = list
    if (!current?.viewportSize || document.visibilityState !== 'visible') return
    const end = current.scrollOffset + current.viewportSize
    const last = isAtBottom.current ? rows.length - 1 : current.findItemIndex(end - bottomPx)
    const seen = rows.slice(0, last + 1).findLast((row) => row.kind === 'message')
    if (seen) reading.see(seen.message)
  }

  function scroll() {
    const { current } = list
    // Before it has been measured, nothing is anywhere.
    if (!current?.viewportSize) return
    isAtBottom.current = current.scrollOffset + current.viewportSize >= current.scrollSize - bottomPx
    setAway(!isAtBottom.current)
    if (current.scrollOffset < topPx && !earlier.problem) earlier.load()
    see()
  }

  function resize() {
    const { current } = list
    if (isAtBottom.current) toBottom()
    if (current?.viewportSize && current.scrollSize <= current.viewportSize && !earlier.problem) earlier.load()
    see()
  }

  useLayoutEffect(() => {
    const last = rows.at(-1)
    const isOwnNew = last?.kind === 'unsent' && !before.current.some(({ key }) => key === last.key)
    if (before.current !== rows && (isAtBottom.current || isOwnNew)) toBottom()
    before.current = rows
    see()
  })
  useEffect(() => {
    document.addEventListener('visibilitychange', see)
    return () => document.removeEventListener('visibilitychange', see)
  })

  // On opening: where the unread begins.
  useLayoutEffect(() => {
    const at = before.current.findIndex(({ kind }) => kind === 'unread')
    if (isKnown && firstUnreadId && at >= 0) list.current?.scrollToIndex(at, { align: 'start' })
  }, [isKnown, firstUnreadId])

  const { target } = earlier
  useEffect(() => {
    const at = before.current.findIndex((row) => row.kind === 'message' && row.message.id === target?.id)
    if (!target || at < 0) return
    list.current?.scrollToIndex(at, { align: 'center' })
    setLit(target.id)
    const timer = setTimeout(() => setLit(null), highlightMs)
    return () => clearTimeout(timer)
  }, [target])

  // What was there on opening is not news.
  const newest = rows.findLast((row) => row.kind === 'message' && !row.isOwn)
  const atFirst = useRef(newest?.key)
  const news = newest?.kind === 'message' && newest.key !== atFirst.current ? newest.message : null
  const newCount = rows.filter(
    (row) => row.kind === 'message' && !row.isOwn && !row.message.isDeleted && row.message.sentAt > seenAt,
  ).length
  return (
    <div className={styles.frame}>
      <p role="status" className="visually-hidden">
        {news && !isFolded(news) && `${news.sender?.displayName ?? 'Somebody'}: ${news.content || 'a file'}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className={styles.log} aria-label="Messages" tabIndex={0}>
        <div className={styles.spring} />
        <Virtualizer
          ref={list}
          data={rows}
          shift={isGrownAbove(before.current, rows)}
          onScroll={scroll}
          onResize={resize}
        >
          {(row: Row) => (
            <ThreadRow
              key={row.key}
              row={row}
              isGroup={isGroup}
              beginning={beginning}
              isLit={row.kind === 'message' && row.message.id === lit}
              isFolded={row.kind === 'message' && isFolded(row.message) && !unfolded.has(row.message.id)}
              onUnfold={(messageId) => setUnfolded(new Set([...unfolded, messageId]))}
              onReply={onReply}
              onEdit={onEdit}
              onJump={earlier.jump}
            />
          )}
        </Virtualizer>
      </section>
      <div className={styles.above} role="status">
        {earlier.isLoading && <span className={styles.note}>Loading earlier messages …</span>}
        {earlier.problem && (
          <Button size="small" onClick={earlier.load}>
            Earlier messages didn’t come. Try again
          </Button>
        )}
      </div>
      {isAway && (
        <Button
          className={styles.down}
          look={newCount ? 'primary' : 'secondary'}
          icon={<ArrowDown />}
          onClick={toBottom}
        >
          {newCount ? `${newCount} new` : 'Newest'}
        </Button>
      )}
    </div>
  )
}

/** Of somebody whom the viewer has blocked: what they write to others in a group stays, and is read by whoever wants to. */
const isFolded = ({ viewerHasBlockedSender, isDeleted }: ThreadMessageFragment): boolean =>
  viewerHasBlockedSender && !isDeleted

/** Whether rows have come above the first message that stood there. */
function isGrownAbove(before: readonly Row[], rows: readonly Row[]): boolean {
  const first = before.find(({ kind }) => kind === 'message')
  if (!first) return false
  return rows.findIndex(({ key }) => key === first.key) > before.indexOf(first)
}
