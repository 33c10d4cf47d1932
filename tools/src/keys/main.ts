import { randomBytes } from 'node:crypto'
import { grantSigners } from '@plaza/schema/subgraphs'
import { exportGrantKeys, generateGrantKeys } from '@plaza/subgraph'
import { runCommand } from '../command.ts'

const help = `Prints fresh secrets for the services, as lines of an environment file. Nothing is kept.

  pnpm --silent keys > .env

  GATEWAY_SECRET            the gateway and all services: by it they know the gateway
  AUTH_SECRET               auth: encrypts its signing keys at rest
  MEDIA_URL_SECRET          media: signs the links to files
  GRANT_PUBLIC_KEYS         media: verifies media grants
  <NAME>_GRANT_PRIVATE_KEY  of each subgraph that signs media grants, which reads it as GRANT_PRIVATE_KEY:
                            ${grantSigners.join(', ')}
`

await runCommand({ help }, async () => {
  const { privateJwks, publicJwks } = exportGrantKeys(generateGrantKeys())
  const secret = () => randomBytes(32).toString('base64url')
  const lines = [
    `GATEWAY_SECRET=${secret()}`,
    `AUTH_SECRET=${secret()}`,
    `MEDIA_URL_SECRET=${secret()}`,
    ...Object.entries(privateJwks).map(([service, jwk]) => `${service.toUpperCase()}_GRANT_PRIVATE_KEY='${jwk}'`),
    `GRANT_PUBLIC_KEYS='${publicJwks}'`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
})
