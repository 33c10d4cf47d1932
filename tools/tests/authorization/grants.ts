import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { createGrantSigner } from '@plaza/subgraph'
import type { Viewer } from './facts.ts'
import type { Town } from './town.ts'

/** References to a file with every proof that is none, by what is wrong with it. */
export function badGrants(town: Town, mediaId: string, viewer: Viewer): Record<string, unknown> {
  const { people, grantKeys, targets } = town
  const me = viewer === 'nobody' ? null : people[viewer].id
  const at = (time: number) =>
    createGrantSigner({ issuer: 'posts', privateKey: grantKeys.privateKeys.posts!, now: () => time })
  const now = Date.now()
  const genuine = at(now)
  const another = targets.mediaIds!.find((id) => id !== mediaId)!
  const forger = generateKeyPairSync('ed25519').privateKey
  const forged = (issuer: string) =>
    createGrantSigner({ issuer, privateKey: createPrivateKey(forger.export({ type: 'pkcs8', format: 'pem' })) })
  const [issuer, , expiry, signature] = genuine.sign(mediaId, people.ada.id).split('.')
  const mine = genuine.sign(mediaId, me)
  const flipped = mine.slice(0, -20) + (mine.at(-20) === 'A' ? 'B' : 'A') + mine.slice(-19)
  return {
    none: undefined,
    null: null,
    empty: '',
    'a word': 'please',
    'a list': [genuine.sign(mediaId, people.ada.id)],
    'of the owner': genuine.sign(mediaId, people.ada.id),
    'of another person': genuine.sign(mediaId, people[viewer === 'edsger' ? 'ken' : 'edsger'].id),
    'for another file': genuine.sign(another, me),
    'for another file, to everybody': genuine.sign(another, null),
    expired: at(now - 3_600_000).sign(mediaId, me),
    'expired, to everybody': at(now - 3_600_000).sign(mediaId, null),
    'of a far future': at(now + 86_400_000).sign(mediaId, me),
    'by a forger': forged('posts').sign(mediaId, me),
    'by an unknown issuer': forged('media').sign(mediaId, me),
    'by one issuer in the name of another': createGrantSigner({
      issuer: 'users',
      privateKey: grantKeys.privateKeys.posts!,
    }).sign(mediaId, me),
    "the owner's, made out to me": [issuer, me ?? '*', expiry, signature].join('.'),
    "the owner's, made out to everybody": [issuer, '*', expiry, signature].join('.'),
    'for everybody, made out to me': genuine.sign(mediaId, null).replace('*', me ?? 'null'),
    'with a bit that is another': flipped,
    'cut off': mine.slice(0, -1),
    'with padding': `${mine}==`,
    'with a nought before its end': mine.replace(`.${mine.split('.')[2]}.`, `.0${mine.split('.')[2]}.`),
    'of fifty kilobytes': mine + 'A'.repeat(50_000),
    'with a longer life': [issuer, people.ada.id, Number(expiry) + 60, signature].join('.'),
  }
}

/** One that is good: by it the file is shown, or the others prove nothing. */
export const goodGrant = ({ people, grantKeys }: Town, mediaId: string, viewer: 'edsger') =>
  createGrantSigner({ issuer: 'posts', privateKey: grantKeys.privateKeys.posts! }).sign(mediaId, people[viewer].id)
