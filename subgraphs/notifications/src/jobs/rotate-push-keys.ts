import type { NotificationsJob } from '../setup.ts'

const dayMs = 24 * 60 * 60_000

/** Browsers that have subscribed with the key before go on with it, until they subscribe anew. */
export const rotatePushKeys: NotificationsJob = {
  name: 'rotate-push-keys',
  everyMs: 60 * 60_000,
  async run({ config, setup, log }) {
    const olderThan = new Date(Date.now() - config.PUSH_KEY_ROTATION_DAYS * dayMs)
    if (await setup.vapidKeys.rotate({ olderThan })) log.info('the key of Web Push is a new one')
  },
}
