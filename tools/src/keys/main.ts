import { randomBytes } from 'node:crypto'
import { grantSigners } from '@plaza/schema/subgraphs'
import { parseConfig } from '@plaza/server'
import { exportGrantKeys, generateGrantKeys, subgraphConfig } from '@plaza/subgraph'
import { CommandError, runCommand } from '../command.ts'
import { rotateGrantKey } from './rotate.ts'

const help = `Prints fresh secrets for the services, as lines of an environment file. Nothing is kept.

  pnpm --silent keys > .env
  pnpm --silent keys rotate posts   a new key for the media grants of posts, with the order in which to set it, so that no
                                    grant is refused meanwhile; reads GRANT_PUBLIC_KEYS from the environment

  GATEWAY_SECRET            the gateway and all services: by it they know the gateway
  AUTH_SECRET               auth: encrypts its signing keys at rest
  NOTIFICATIONS_SECRET      notifications: signs links in mails, encrypts the keys of Web Push
  MEDIA_URL_SECRET          media: signs the links to files
  S3_SECRET_ACCESS_KEY      media, and the S3 server of docker-compose.yml: opens the bucket of the files
  GRANT_PUBLIC_KEYS         media: verifies media grants
  <NAME>_GRANT_PRIVATE_KEY  of each subgraph that signs media grants, which reads it as GRANT_PRIVATE_KEY:
                            ${grantSigners.join(', ')}
`

await runCommand({ help, takesWords: true }, async (_, words) => {
  if (words.length === 0) return print(allSecrets())
  const [verb, issuer, ...rest] = words
  if (verb !== 'rotate' || !issuer || rest.length > 0) throw new CommandError(help)
  if (!grantSigners.some((name) => name === issuer)) {
    throw new CommandError(`"${issuer}" signs no media grants; these do: ${grantSigners.join(', ')}.`)
  }
  const setting = subgraphConfig.pick({ GRANT_PUBLIC_KEYS: true })
  if (!parseConfig(setting, process.env).GRANT_PUBLIC_KEYS) {
    throw new CommandError('Set GRANT_PUBLIC_KEYS to what media has, e.g. by `set -a; . ./.env` before.')
  }
  print(rotation(issuer, process.env.GRANT_PUBLIC_KEYS!))
})

function allSecrets(): string[] {
  const { privateJwks, publicJwks } = exportGrantKeys(generateGrantKeys())
  const secret = () => randomBytes(32).toString('base64url')
  return [
    `GATEWAY_SECRET=${secret()}`,
    `AUTH_SECRET=${secret()}`,
    `NOTIFICATIONS_SECRET=${secret()}`,
    `MEDIA_URL_SECRET=${secret()}`,
    `S3_SECRET_ACCESS_KEY=${secret()}`,
    ...Object.entries(privateJwks).map(([service, jwk]) => `${privateKeyOf(service)}='${jwk}'`),
    `GRANT_PUBLIC_KEYS='${publicJwks}'`,
  ]
}

function rotation(issuer: string, publicJwks: string): string[] {
  const { both, privateJwk, withoutFormer } = rotateGrantKey(publicJwks, issuer)
  return [
    '# 1. Restart every process of media with this:',
    `GRANT_PUBLIC_KEYS='${both}'`,
    `# 2. Then restart every process of ${issuer}, which reads it as GRANT_PRIVATE_KEY, with this:`,
    `${privateKeyOf(issuer)}='${privateJwk}'`,
    '# 3. Ten minutes later the last grant by the former key has ended. Restart every process of media with this:',
    `GRANT_PUBLIC_KEYS='${withoutFormer}'`,
  ]
}

function privateKeyOf(service: string): string {
  return `${service.toUpperCase()}_GRANT_PRIVATE_KEY`
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
