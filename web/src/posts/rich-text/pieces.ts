import type { TextFacetFragment } from '../../generated/graphql.ts'

export type Piece =
  | { kind: 'text'; text: string }
  /** To a page of Plaza. */
  | { kind: 'page'; text: string; to: string }
  | { kind: 'link'; text: string; href: string }

/** How a text shows that it leads there: after an edit, the facets of the text before may be there a moment longer. */
const signs: Readonly<Record<string, RegExp>> = { Mention: /^[@＠]/u, TagRef: /^[#＃﹟]/u, Link: /^\S+$/u }
const longestLink = 48

/** A text in pieces, as the services have found them. What they say nothing of are words. */
export function piecesOf(text: string, facets: readonly TextFacetFragment[]): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const facet of facets) {
    const piece = pieceOf(text.slice(facet.start, facet.end), facet.target)
    if (!piece || facet.start < end) continue
    if (facet.start > end) pieces.push({ kind: 'text', text: text.slice(end, facet.start) })
    pieces.push(piece)
    end = facet.end
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
  return pieces
}

function pieceOf(text: string, target: TextFacetFragment['target']): Piece | null {
  if (!signs[target.__typename]?.test(text)) return null
  switch (target.__typename) {
    case 'Mention':
      return target.user && { kind: 'page', text, to: `/people/${target.user.username}` }
    case 'TagRef':
      return { kind: 'page', text, to: `/tags/${encodeURIComponent(target.name)}` }
    case 'Link':
      return { kind: 'link', text: shortened(text), href: target.url }
    default:
      return null
  }
}

function shortened(written: string): string {
  const bare = written.replace(/^(https?:\/\/)?(www\.)?/i, '').replace(/\/$/, '')
  return bare.length > longestLink ? `${bare.slice(0, longestLink - 1)}…` : bare
}
