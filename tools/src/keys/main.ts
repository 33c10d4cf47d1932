import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { exportGrantKeys, generateGrantKeys } from '@plaza/subgraph'

const help = `Prints fresh secrets for the services, as lines of an environment file. Nothing is kept.

  pnpm --silent keys > .env

  AUTH_SECRET               auth: encrypts its signing keys at rest
  MEDIA_URL_SECRET          media: signs the links to files
  <SVC>_GRANT_PRIVATE_KEY   users, posts, messages: each signs media grants with its own, as GRANT_PRIVATE_KEY
  GRANT_PUBLIC_KEYS         media: verifies them
`

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } })
if (values.help) process.stdout.write(help)
else {
  const { privateJwks, publicJwks } = exportGrantKeys(generateGrantKeys())
  const secret = () => randomBytes(32).toString('base64url')
  const lines = [
    `AUTH_SECRET=${secret()}`,
    `MEDIA_URL_SECRET=${secret()}`,
    ...Object.entries(privateJwks).map(([service, jwk]) => `${service.toUpperCase()}_GRANT_PRIVATE_KEY='${jwk}'`),
    `GRANT_PUBLIC_KEYS='${publicJwks}'`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
