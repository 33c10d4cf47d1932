import { notImplemented, type Viewer } from '@plaza/server'
import type { MediaContext } from '../context.ts'
import type { MediaFileRow } from '../data/media-files.ts'

/** Files of the viewer's as they become ready or are rejected. */
export function watchProcessedMedia(
  _ctx: MediaContext,
  _viewer: Viewer,
): AsyncIterable<{ mediaProcessed: MediaFileRow }> {
  throw notImplemented('Subscription.mediaProcessed')
}
