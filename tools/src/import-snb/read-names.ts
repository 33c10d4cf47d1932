import { type Reporter, readRows } from './csv.ts'
import type { DataSet } from './data-set.ts'
import type { Graph } from './graph.ts'

/** Places and tags, and which tags each post carries. All of these files may be missing. */
export async function readNames(dataSet: DataSet, graph: Graph, reporter: Reporter): Promise<void> {
  for (const [kind, names] of [
    ['place', graph.places],
    ['tag', graph.tags],
  ] as const) {
    for (const file of dataSet.files[kind]) {
      const rows = readRows(file, ['id', 'name'], reporter, (row) => [row.id('id'), row.need('name')] as const)
      for await (const [id, name] of rows) names.set(id, name)
    }
  }
  for (const file of dataSet.files.post_hasTag_tag) {
    const rows = readRows(
      file,
      ['Post.id', 'Tag.id'],
      reporter,
      (row) => [row.id('Post.id'), row.id('Tag.id')] as const,
    )
    for await (const [postId, tagId] of rows) {
      const tag = asHashtag(graph.tags.get(tagId) ?? `tag_${tagId}`)
      const tags = graph.postTags.get(postId)
      if (tags) tags.push(tag)
      else graph.postTags.set(postId, [tag])
    }
  }
}

/** `Hamid_Karzai` as it is; what no hashtag may hold becomes an underscore. */
export function asHashtag(name: string): string {
  const clean = name
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}_]+/gu, '_')
    .slice(0, 50)
  return `#${/\p{L}/u.test(clean) ? clean : `tag_${clean}`.slice(0, 50)}`
}
