import { startPlaza } from '../../../start/plaza.ts'
import { anyPort, benchLog, readRealSettings, realEnvironment } from '../real/settings.ts'
import { serving } from './serve.ts'

/** All of Plaza in this process, as `pnpm start` has it. */
const settings = readRealSettings()
const { gateway } = await startPlaza({
  urls: settings.urls,
  ports: anyPort,
  env: realEnvironment(settings),
  grantKeys: settings.grantKeys,
  log: benchLog,
})
serving(gateway.url)
