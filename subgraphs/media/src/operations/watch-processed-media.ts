import type { ReceivedEventOf } from '@plaza/events'
import { mediaReady, mediaRejected } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import type { MediaContext } from '../context.ts'

export type ProcessedMedia = ReceivedEventOf<typeof mediaReady | typeof mediaRejected>

/** Files of the viewer's as they become ready or are rejected. */
export function watchProcessedMedia(ctx: MediaContext, viewer: Viewer): AsyncIterableIterator<ProcessedMedia> {
  return ctx.live.stream<typeof mediaReady | typeof mediaRejected>([mediaReady, mediaRejected], {
    signal: ctx.signal,
    about: { keys: [viewer.id], of: ownerOf },
  })
}

const ownerOf = ({ data }: ProcessedMedia) => [data.ownerId]
