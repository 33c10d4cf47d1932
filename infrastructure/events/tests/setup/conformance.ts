import { afterAll, beforeAll, describe } from 'vitest'
import type { EventsSettings } from '../../src/index.ts'
import { describeDelivery } from './conformance/delivery.ts'
import { describeFailures } from './conformance/failures.ts'
import { createLab } from './conformance/lab.ts'
import { describeLive } from './conformance/live.ts'
import { describeProcesses } from './conformance/processes.ts'
import { describeProjections } from './conformance/projections.ts'

/** What every transport must do; run on each. */
export function describeTransport(name: string, settings: () => Promise<EventsSettings>): void {
  describe(name, () => {
    const lab = createLab()
    beforeAll(async () => lab.open(await settings()), 120_000)
    afterAll(() => lab.close())
    describeDelivery(lab)
    describeFailures(lab)
    describeProjections(lab)
    describeLive(lab)
    describeProcesses(lab)
  })
}
