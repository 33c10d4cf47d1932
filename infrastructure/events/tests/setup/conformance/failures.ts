import { newId } from '@plaza/database'
import { userEmailVerified } from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { publish } from '../../../src/index.ts'
import { effectsOf, registration } from '../town.ts'
import { until } from '../wait.ts'
import { isRegistration, type Lab } from './lab.ts'

/** What a consumer can not handle holds nobody up. */
export function describeFailures(lab: Lab): void {
  test('a handler that fails for a while has its effect once', async () => {
    const userId = newId()
    lab.failures.set(userId, 2)
    await lab.town.register(userId)
    await lab.town.bus.settled()
    const effects = await effectsOf(lab.town.databases.posts, userId)
    expect(effects.filter(({ data }) => isRegistration(data))).toHaveLength(1)
    expect(await lab.deadLetters(userId)).toEqual([])
  })

  test('a poison message goes to the dead letters with its cause, and can be replayed', async () => {
    const userId = newId()
    lab.failures.set(userId, 100)
    const start = performance.now()
    await lab.town.register(userId)
    await lab.inAuth((trx) =>
      publish(trx, userEmailVerified, { ...registration(userId, 2), emailVerifiedAt: new Date() }),
    )
    // The next one of the key does not wait for long.
    await until(async () =>
      (await effectsOf(lab.town.databases.posts, userId)).some(
        ({ data }) => Reflect.get(Object(data), 'version') === 2,
      ),
    )
    expect(performance.now() - start).toBeLessThan(5_000)
    await lab.town.bus.settled()
    const [letter] = await lab.deadLetters(userId)
    expect(letter).toMatchObject({
      consumer: 'note-people',
      type: 'user.registered',
      attempts: 4,
      topic: 'auth.user',
    })
    expect(letter?.error).toContain('the handler is not in the mood')
    // The other consumer of the same message is not concerned.
    expect(await effectsOf(lab.town.databases.users, userId)).toHaveLength(1)

    if (!letter) return
    await expect(lab.town.bus.replay('posts', letter)).rejects.toThrow('not in the mood')
    lab.failures.delete(userId)
    await lab.town.bus.replay('posts', letter)
    await lab.town.bus.replay('posts', letter)
    const effects = await effectsOf(lab.town.databases.posts, userId)
    expect(effects.filter(({ data }) => isRegistration(data))).toHaveLength(1)
    expect(await lab.deadLetters(userId)).toEqual([])
  })

  test('a message that breaks its contract goes to the dead letters at once', async () => {
    const userId = newId()
    await lab.writeOutbox({
      topic: 'auth.user',
      key: userId,
      type: 'user.registered',
      payload: { userId, version: 'one' },
    })
    await lab.town.register(userId)
    await lab.town.bus.settled()
    expect(await lab.deadLetters(userId)).toMatchObject([{ consumer: '*', attempts: 1, type: 'user.registered' }])
    expect(await effectsOf(lab.town.databases.posts, userId)).toHaveLength(2)
  })

  test('an unknown type is nobody’s business', async () => {
    const userId = newId()
    await lab.writeOutbox({ topic: 'auth.user', key: userId, type: 'user.levitated', payload: { userId } })
    await lab.town.register(userId)
    await lab.town.bus.settled()
    expect(await lab.deadLetters(userId)).toEqual([])
    expect(await effectsOf(lab.town.databases.posts, userId)).toHaveLength(2)
  })
}
