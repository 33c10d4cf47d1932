import { randomBytes } from 'node:crypto'

/** Whose eyes the tests look through. Ada owns what is attacked; grace is her friend, alan is away. */
export const names = ['ada', 'grace', 'edsger', 'ken', 'mallory', 'alan'] as const
export type Name = (typeof names)[number]
/** Nobody is who is signed out. */
export type Viewer = Name | 'nobody'

/** Something private, by a string that occurs nowhere else: wherever the string turns up, the fact has been told. */
export interface Fact {
  readonly name: string
  readonly text: string
  /** Besides its owner. */
  readonly knownTo: ReadonlySet<Viewer>
}

export class Facts {
  readonly all: Fact[] = []

  /** A string for a new fact. */
  tell(name: string, knownTo: readonly Viewer[] = [], owner: Viewer = 'ada'): string {
    const text = `secret${name.replaceAll(/[^a-z]/gi, '')}${randomBytes(5).toString('hex')}`
    return this.take(name, text, knownTo, owner)
  }

  /** A fact whose string is given: an id, an address. */
  take(name: string, text: string, knownTo: readonly Viewer[] = [], owner: Viewer = 'ada'): string {
    this.all.push({ name, text, knownTo: new Set([owner, ...knownTo]) })
    return text
  }

  /** What the viewer has no business to know and the text gives away. */
  leaked(text: string, viewer: Viewer): string[] {
    return this.all.filter((fact) => !fact.knownTo.has(viewer) && text.includes(fact.text)).map(({ name }) => name)
  }

  /** What the viewer may know and the text tells. */
  told(text: string, viewer: Viewer): string[] {
    return this.all.filter((fact) => fact.knownTo.has(viewer) && text.includes(fact.text)).map(({ name }) => name)
  }
}
