import { createTokenVerifier } from '@plaza/server'
import { startGateway } from 'gateway'
import { benchLog, readRealSettings } from '../real/settings.ts'
import { serving } from './serve.ts'

/** Ours, with the subgraphs elsewhere. */
const { jwksUrl } = readRealSettings()
const { url } = await startGateway({
  env: { ...process.env, PORT: '0' },
  log: benchLog,
  verifier: createTokenVerifier({ keys: jwksUrl! }),
})
serving(url)
