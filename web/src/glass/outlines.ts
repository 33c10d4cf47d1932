import { fragmentServices } from '../generated/fragment-services.ts'
import { serviceColor } from './service-names.ts'

/**
 * Draws each component that shows a fragment (`data-fragment`) in the colour of the service that most of its fields came
 * from. Returns what takes the outlines away.
 */
export function drawOutlines(): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    Object.entries(fragmentServices)
      .map(
        ([fragment, [service]]) =>
          service &&
          `[data-fragment~="${fragment}"] { outline: 2px solid ${serviceColor(service)}; outline-offset: -1px; border-radius: 4px; }`,
      )
      .join('\n'),
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}

/** A component below the pointer or the focus, and the services it shows. */
export interface Seen {
  fragments: readonly { name: string; services: readonly string[] }[]
  box: DOMRect
}

/** The innermost component around an element, with those around it. */
export function componentAt(element: Element | null): Seen | null {
  const inner = element?.closest('[data-fragment]')
  if (!inner) return null
  const fragments: Seen['fragments'][number][] = []
  for (let at: Element | null | undefined = inner; at; at = at.parentElement?.closest('[data-fragment]')) {
    for (const name of at.getAttribute('data-fragment')!.split(' '))
      fragments.push({ name, services: fragmentServices[name] ?? [] })
  }
  return { fragments, box: inner.getBoundingClientRect() }
}

/** How many components on the page show something of each service. */
export function countComponents(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const element of document.querySelectorAll('[data-fragment]')) {
    const services = element
      .getAttribute('data-fragment')!
      .split(' ')
      .flatMap((name) => fragmentServices[name] ?? [])
    for (const service of new Set(services)) counts.set(service, (counts.get(service) ?? 0) + 1)
  }
  return counts
}
