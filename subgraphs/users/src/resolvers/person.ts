import { forbidden } from '@plaza/server'
import type { UsersContext } from '../context.ts'
import type { Person } from '../data/people.ts'

/** For somebody who was visible a moment ago, when what points at them was read. */
export async function personOf(ctx: UsersContext, id: string): Promise<Person> {
  const person = await ctx.loaders.personById.load(id)
  if (!person) throw forbidden('This person is not there any more.')
  return person
}
