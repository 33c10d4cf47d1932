import { userError } from '@plaza/subgraph'

export const noSuchFile = () => userError('NOT_FOUND', 'This file does not exist.', ['input', 'mediaId'])

export const noSuchCollection = () =>
  userError('NOT_FOUND', 'This collection does not exist.', ['input', 'collectionId'])
