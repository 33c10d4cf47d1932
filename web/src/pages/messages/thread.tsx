import { Part } from '../../elements/part.tsx'
import { LoadedThread } from './loaded-thread.tsx'
import { ThreadSkeleton } from './thread-skeleton.tsx'
import { useThreadEvents } from './use-thread-events.ts'
import { useTyping } from './use-typing.ts'

/** One conversation. Its stream is asked for at the same moment as what it continues. */
export function Thread({ id }: { id: string }) {
  const { typists, note } = useTyping()
  const begin = useThreadEvents(id, note)
  return (
    <Part what="This conversation" skeleton={<ThreadSkeleton />}>
      <LoadedThread id={id} live={{ typists, begin }} />
    </Part>
  )
}
