import type { NotificationType } from '../../src/generated/database.ts'
import { defaultsOf } from '../../src/rules/preference-defaults.ts'

/** What somebody is to be told, as plain as can be: nothing but what has happened, whenever the news of it came. */
export interface Fact {
  userId: string
  type: NotificationType
  actorId: string | null
  subjectId: string | null
  /** What goes takes with it what is about it. */
  about: readonly string[]
  /** Whose post it is about or under. */
  post: { id: string; authorId: string } | null
  group: string
  at: Date
  isRead: boolean
  isWithdrawn: boolean
}

export interface Person {
  id: string
  hasBrowser: boolean
  /** Chosen against the default. */
  chosen: Partial<Record<NotificationType, { inApp?: boolean; email?: boolean; push?: boolean }>>
}

export class World {
  readonly people: readonly Person[]
  readonly facts = new Map<string, Fact>()
  readonly gone = new Set<string>()
  readonly private = new Set<string>()
  readonly deleted = new Set<string>()
  readonly mutes: { muterId: string; mutedId: string; from: Date; until: Date | null }[] = []
  /** `<person> <post>`: no more news of it are sent. */
  readonly mutedPosts = new Set<string>()
  readonly #blocks = new Set<string>()

  constructor(people: readonly Person[]) {
    this.people = people
  }

  /** Told once a person and key; nobody of what they did themselves, or of whom they had muted. */
  tell(key: string, fact: Omit<Fact, 'isRead' | 'isWithdrawn' | 'about' | 'group' | 'post'> & Partial<Fact>): void {
    if (fact.userId === fact.actorId || this.#isMuted(fact, fact.at)) return
    const full = `${fact.userId} ${key}`
    const told = this.facts.get(full)
    if (told) told.isWithdrawn = false
    else {
      const about = fact.about ?? [fact.subjectId].filter((id) => id !== null)
      const group = `${fact.type}:${fact.group ?? fact.subjectId ?? key} ${fact.at.toISOString().slice(0, 10)}`
      this.facts.set(full, { post: null, ...fact, about, group, isRead: false, isWithdrawn: false })
    }
  }

  /** Those whom a text does not name any more. */
  forgetMentions(key: string, named: readonly string[]): void {
    for (const [full, fact] of this.facts) {
      if (full === `${fact.userId} ${key}` && fact.type === 'MENTION' && !named.includes(fact.userId))
        fact.isWithdrawn = true
    }
  }

  block(one: string, other: string): void {
    for (const pair of [`${one} ${other}`, `${other} ${one}`]) this.#blocks.add(pair)
  }

  #isMuted({ userId, actorId }: Pick<Fact, 'userId' | 'actorId'>, at: Date): boolean {
    return this.mutes.some(
      ({ muterId, mutedId, from, until }) =>
        muterId === userId && mutedId === actorId && from <= at && (until === null || until > at),
    )
  }

  #isHidden(one: string, other: string | null): boolean {
    return other !== null && (this.deleted.has(other) || this.#blocks.has(`${one} ${other}`))
  }

  #isInSight({ userId, actorId, about, post, isWithdrawn }: Fact): boolean {
    if (isWithdrawn || this.deleted.has(userId) || this.#isHidden(userId, actorId)) return false
    if (about.some((id) => this.gone.has(id))) return false
    if (post === null || post.authorId === userId) return true
    if (this.private.has(post.id) || this.#isHidden(userId, post.authorId)) return false
    return actorId === null || !this.#blocks.has(`${actorId} ${post.authorId}`)
  }

  #inSight({ id }: Person): Fact[] {
    const facts = [...this.facts.values()].filter((fact) => fact.userId === id && this.#isInSight(fact))
    return facts.sort((one, other) => other.at.getTime() - one.at.getTime())
  }

  #wants({ chosen }: Person, type: NotificationType, channel: 'inApp' | 'email' | 'push'): boolean {
    return chosen[type]?.[channel] ?? defaultsOf(type)[channel]
  }

  list(person: Person): Fact[] {
    return this.#inSight(person).filter(({ type }) => this.#wants(person, type, 'inApp'))
  }

  groups(person: Person): Fact[][] {
    return [...Map.groupBy(this.list(person), ({ group }) => group).values()]
  }

  /** What a mail or the browsers are still to tell. */
  due(person: Person, channel: 'email' | 'push'): Fact[] {
    if (channel === 'push' && !person.hasBrowser) return []
    return this.#inSight(person).filter((fact) => {
      const { type, isRead, post } = fact
      if (isRead || !this.#wants(person, type, channel) || this.#isMuted(fact, new Date())) return false
      return post === null || !this.mutedPosts.has(`${person.id} ${post.id}`)
    })
  }
}
