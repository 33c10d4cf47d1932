import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError } from '@plaza/subgraph'
import { sampleCreated } from '../../../../schema/events/topics/samples-sample.ts'
import type { SamplesContext } from '../context.ts'
import { insertSample, type SampleRow } from '../data/samples.ts'
import type { CreateSampleInput } from '../generated/resolvers.ts'
import { nothingWritten, readContent } from '../rules/content.ts'

interface CreateSamplePayload {
  sample?: SampleRow
  errors: UserError[]
}

/** Writes one in the viewer's name. */
export async function createSample(
  ctx: SamplesContext,
  viewer: Viewer,
  input: CreateSampleInput,
): Promise<CreateSamplePayload> {
  const { text: content, error } = readContent(input.content)
  if (content === null) return failed(error ?? nothingWritten)
  const sample = await ctx.db.transaction().execute(async (trx) => {
    const { isPublic = false } = input
    const created = await insertSample(trx, { id: newId(), authorId: viewer.id, content, isPublic })
    await publish(trx, sampleCreated, { sampleId: created.id, authorId: viewer.id, createdAt: created.createdAt })
    return created
  })
  ctx.loaders.clearAll()
  return { sample, errors: [] }
}
