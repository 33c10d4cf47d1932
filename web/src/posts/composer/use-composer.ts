import { useApolloClient, useMutation } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useToast } from '../../elements/toast.tsx'
import { EditPostDocument, type WrittenPostFragment } from '../../generated/graphql.ts'
import { faultMessage, type PayloadError } from '../../graphql/failures.ts'
import { useReconnected } from '../../graphql/live-context.ts'
import { useUploads } from '../../media/use-uploads.ts'
import { keepTyped, readTyped } from '../../session/typed.ts'
import { useSession, useViewerId } from '../../session/use-session.ts'
import { Keeper, type Kept } from './keeper.ts'
import { inputOf, isBlank, isSame, nothingWritten, type Written } from './written.ts'

/** What is composed: a new post, a draft that is there, or a post that is published and changed at once. */
export type Composed =
  | { as: 'new' }
  | { as: 'draft'; id: string; written: Written }
  | { as: 'edit'; id: string; written: Written }

interface Typed {
  written: Written
  kept: Kept
}

/** A draft is saved when its author pauses for so long. */
const pauseMs = 1_500

/**
 * The state of a composer. What is typed is in this browser at once, so that neither a reload nor the end of the session loses
 * it, and a draft of the service's in the pauses, so that other devices have it as well.
 */
export function useComposer(composed: Composed, onDone: (post: WrittenPostFragment) => void) {
  const client = useApolloClient()
  const tell = useToast()
  const navigate = useNavigate()
  const session = useSession()
  const viewerId = useViewerId()!
  const place = composed.as === 'new' ? 'new-post' : `${composed.as}:${composed.id}`
  const [start] = useState(() => {
    const before = composed.as === 'new' ? nothingWritten : composed.written
    const typed = readTyped<Typed>(viewerId, place)
    const draftId = composed.as === 'draft' ? composed.id : null
    const kept = typed?.kept ?? { draftId, idempotencyKey: crypto.randomUUID() }
    return { before, written: typed?.written ?? before, keeper: new Keeper(client, kept, typed ? null : before) }
  })
  const { keeper } = start
  const [text, setText] = useState<Omit<Written, 'media'>>(start.written)
  const [errors, setErrors] = useState<readonly PayloadError[]>([])
  const [keeping, setKeeping] = useState<'idle' | 'saving' | 'saved' | 'failed'>('idle')
  const [isSending, setSending] = useState(false)
  const { uploads, all, isBusy: isUploading } = useUploads()
  const [editPost] = useMutation(EditPostDocument)

  const hasFiles = useRef(false)
  useEffect(() => {
    if (!hasFiles.current) uploads.addReady(start.written.media)
    hasFiles.current = true
  }, [uploads, start])
  const media = hasFiles.current
    ? all.flatMap(({ status, mediaId, kind }) => (status === 'ready' && mediaId ? [{ id: mediaId, kind }] : []))
    : start.written.media
  const { content, location, audience } = text
  const written: Written = { content, location, audience, media }
  const latest = useRef(written)
  latest.current = written
  const fingerprint = JSON.stringify(written)

  async function save() {
    const now = latest.current
    if (composed.as === 'edit' || keeper.has(now)) return
    if (isBlank(now)) return keeper.kept.draftId ? keeper.discard() : undefined
    setKeeping('saving')
    try {
      const { errors: failures } = await keeper.save(now)
      setErrors(failures)
      setKeeping(failures.length > 0 ? 'failed' : 'saved')
    } catch {
      setKeeping('failed')
    }
    keep()
  }
  function keep() {
    // Whoever has signed out wants nothing of it left here.
    if (session.state.status !== 'in') return
    const isAsBefore = composed.as !== 'new' && isSame(latest.current, start.before)
    const hasNothing = composed.as === 'new' && isBlank(latest.current)
    keepTyped(viewerId, place, isAsBefore || hasNothing ? null : { written: latest.current, kept: keeper.kept })
  }
  const acts = useRef({ save, keep })
  acts.current = { save, keep }

  useEffect(() => {
    acts.current.keep()
    const timer = setTimeout(() => void acts.current.save(), pauseMs)
    return () => clearTimeout(timer)
  }, [fingerprint])
  useEffect(() => () => void acts.current.save(), [])
  useReconnected(() => void acts.current.save())
  useEffect(() => {
    if (!isUploading) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUploading])

  async function submit() {
    setSending(true)
    try {
      const outcome = composed.as === 'edit' ? await edit(composed.id) : await keeper.publish(latest.current)
      setErrors(outcome.errors)
      if (!outcome.post || outcome.errors.length > 0) return
      clear()
      onDone(outcome.post)
    } catch (error) {
      setErrors([{ code: 'FAULT', message: faultMessage(error) }])
    } finally {
      setSending(false)
    }
  }
  /** Keeps what is written as a draft, and begins another post. */
  async function putAside() {
    try {
      const { errors: failures } = await keeper.putAside(latest.current)
      setErrors(failures)
      if (failures.length > 0) return
      clear()
      tell('It is kept as a draft.', { name: 'See drafts', run: () => void navigate('/drafts') })
    } catch (error) {
      setErrors([{ code: 'FAULT', message: faultMessage(error) }])
    }
  }
  async function edit(postId: string) {
    const { data } = await editPost({ variables: { input: { postId, ...inputOf(latest.current) } } })
    return { post: data?.editPost?.post ?? null, errors: data?.editPost?.errors ?? [] }
  }
  function clear() {
    setText(nothingWritten)
    uploads.clear()
    setKeeping('idle')
    latest.current = nothingWritten
    keepTyped(viewerId, place, null)
  }

  return {
    text,
    change: (change: Partial<Omit<Written, 'media'>>) => setText((before) => ({ ...before, ...change })),
    uploads,
    files: all,
    isUploading,
    isBlank: isBlank(written),
    errors,
    keeping,
    isSending,
    submit,
    putAside,
  }
}
