/** Where the subgraph lies that others are made of: a whole one with what it needs elsewhere, at the same paths. */
export const templateFolder = 'tools/src/new-subgraph/template/'
export const templateName = 'samples'
