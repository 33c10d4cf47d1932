import { notImplemented, type Viewer } from '@plaza/server'
import type { MediaContext } from '../context.ts'
import type { CompleteUploadInput } from '../generated/resolvers.ts'
import type { MediaFilePayload } from '../payloads.ts'

export async function completeUpload(
  _ctx: MediaContext,
  _viewer: Viewer,
  _input: CompleteUploadInput,
): Promise<MediaFilePayload> {
  throw notImplemented('Mutation.completeUpload')
}
