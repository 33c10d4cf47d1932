import { createHmac, generateKeyPairSync, sign, type webcrypto } from 'node:crypto'
import { newId } from '@plaza/database'
import { tokenIssuer, tokenType } from '@plaza/server'
import type { Town } from './town.ts'

/** Tokens that speak for ada and must not be believed, by what is wrong with them. */
export async function badTokens(town: Town): Promise<Record<string, string>> {
  const auth = town.plaza.plaza.subgraphs.get('auth')!
  const { keyRing } = auth.instance.setup as {
    keyRing: {
      current(): Promise<{ id: string; privateKey: webcrypto.CryptoKey }>
      publicKeys(): Promise<{ keys: { x?: string }[] }>
    }
  }
  const key = await keyRing.current()
  const [published] = (await keyRing.publicKeys()).keys
  const stranger = generateKeyPairSync('ed25519').privateKey
  const now = Math.floor(Date.now() / 1000)
  const good = { iss: tokenIssuer, sub: town.people.ada.id, sid: newId(), jti: newId(), iat: now, exp: now + 900 }
  const header = { alg: 'EdDSA', typ: tokenType, kid: key.id }

  const genuine = async (body: string) =>
    Buffer.from(await crypto.subtle.sign('Ed25519', key.privateKey, Buffer.from(body)))
  const foreign = async (body: string) => sign(null, Buffer.from(body), stranger)
  const jwt = async (head: object, claims: object, signed: (body: string) => Promise<Buffer>) => {
    const body = `${encode(head)}.${encode(claims)}`
    return `${body}.${(await signed(body)).toString('base64url')}`
  }
  const [, , signature] = town.people.edsger.token.split('.')
  const ownHeader = town.people.edsger.token.split('.')[0]
  return {
    expired: await jwt(header, { ...good, iat: now - 2000, exp: now - 1 }, genuine),
    'of an ended session': town.endedToken,
    'signed with another key': await jwt(header, good, foreign),
    'without a signature': await jwt({ ...header, alg: 'none' }, good, async () => Buffer.alloc(0)),
    'signed with the public key as a secret': await jwt({ ...header, alg: 'HS256' }, good, async (body) =>
      createHmac('sha256', Buffer.from(published?.x ?? '', 'base64url'))
        .update(body)
        .digest(),
    ),
    'with the key in its header': await jwt({ ...header, jwk: published }, good, foreign),
    "with a stranger's signature": `${ownHeader}.${encode(good)}.${signature}`,
    'of another type': await jwt({ ...header, typ: 'JWT' }, good, genuine),
    'of another issuer': await jwt(header, { ...good, iss: 'elsewhere' }, genuine),
    'without an end': await jwt(header, { ...good, exp: undefined }, genuine),
    'without a session': await jwt(header, { ...good, sid: undefined }, genuine),
    'for no person': await jwt(header, { ...good, sub: `${good.sub}' or true --` }, genuine),
  }
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
