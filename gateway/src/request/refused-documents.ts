import { setTimeout } from 'node:timers/promises'
import { codedError, type DocumentGuard, networkOf, readAddress } from '@plaza/server'
import { LRUCache } from 'lru-cache'
import type { GatewayConfig } from '../config.ts'
import type { GatewayContext } from './context.ts'

const windowMs = 60_000
const inProduction = 32_768

/** Of most of the addresses that had documents refused in the last minute. */
const maxAddresses = 100_000

/** A refused client waits for its answer, so that it can't ask again at once; only so many are kept waiting. */
const holdMs = 1_000
const maxHeld = 100

/** What a document costs that is refused for a few characters of it, or for its length alone. */
const leastCharacters = 256

/**
 * Limits what one address may have refused a minute: to find out what is wrong with a document costs as much as to serve
 * one. An address over its limit is served the operations that are known, so whoever shares it with somebody who floods
 * loses nothing that their app asks.
 */
export function createRefusalLimit(
  { NODE_ENV, REFUSED_CHARACTERS_PER_ADDRESS }: Pick<GatewayConfig, 'NODE_ENV' | 'REFUSED_CHARACTERS_PER_ADDRESS'>,
  onLimited: () => void,
): ((context: GatewayContext) => DocumentGuard) | undefined {
  // Whoever develops an app has documents refused all day.
  const limit = REFUSED_CHARACTERS_PER_ADDRESS ?? (NODE_ENV === 'production' ? inProduction : 0)
  if (limit === 0) return undefined
  const refused = new LRUCache<string, number>({ max: maxAddresses, ttl: windowMs, noUpdateTTL: true })
  let held = 0
  async function hold(): Promise<void> {
    if (held >= maxHeld) return
    held++
    await setTimeout(holdMs)
    held--
  }
  return ({ incoming }) => {
    const address = networkOf(readAddress(incoming.client.ipAddress)) ?? 'unknown'
    return {
      hold,
      refusal() {
        if ((refused.get(address) ?? 0) < limit) return undefined
        onLimited()
        const seconds = Math.max(1, Math.ceil(refused.getRemainingTTL(address) / 1_000))
        return codedError(
          'RATE_LIMITED',
          `Too many documents of this address were refused, so new ones are not read for ${seconds} s. Operations that were served before go on.`,
          { retryAfterSeconds: seconds },
        )
      },
      onRefused(characters) {
        refused.set(address, (refused.get(address) ?? 0) + Math.max(leastCharacters, characters))
      },
    }
  }
}
