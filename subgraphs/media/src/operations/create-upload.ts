import { notImplemented, type Viewer } from '@plaza/server'
import type { MediaContext } from '../context.ts'
import type { CreateUploadInput, CreateUploadPayload } from '../generated/resolvers.ts'

export async function createUpload(
  _ctx: MediaContext,
  _viewer: Viewer,
  _input: CreateUploadInput,
): Promise<CreateUploadPayload> {
  throw notImplemented('Mutation.createUpload')
}
