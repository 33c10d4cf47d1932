import { type Ask, mustSucceed } from '../../../../../../tests/authorization/asking.ts'
import { names, type Viewer } from '../../../../../../tests/authorization/facts.ts'
import type { Filling } from '../../../../../../tests/authorization/town.ts'

/** Blocks are not known to samples. */
const everybody: readonly Viewer[] = [...names, 'nobody']

/** One of ada's that is hers alone, and one for everybody. */
export async function fillSamples(ask: Ask, { facts, targets }: Filling): Promise<void> {
  const create = async (what: string, isPublic: boolean) => {
    const knownTo = isPublic ? everybody : []
    const input = { content: facts.tell(what, knownTo), isPublic }
    const { sample } = mustSucceed((await ask('ada', createSample, { input })).createSample)
    return facts.take(`id of ${what}`, sample.id, knownTo)
  }
  targets.sampleId = [await create('a private sample', false), await create('a public sample', true)]
}

const createSample =
  'mutation ($input: CreateSampleInput!) { createSample(input: $input) { sample { id } errors { code message } } }'
