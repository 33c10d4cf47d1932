import { gql } from '@apollo/client'
import { expect, test } from 'vitest'
import { createCache } from '../src/graphql/cache.ts'

const Name = gql`query ($id: ID!) { user(id: $id) { id displayName } }`
const variables = { id: '1' }
const ada = { __typename: 'User', id: '1', displayName: 'Ada' }

test('what a list has brought is found at its own address', () => {
  const cache = createCache()
  cache.writeFragment({ fragment: gql`fragment Ada on User { id displayName }`, data: ada })
  expect(cache.readQuery({ query: Name, variables })).toEqual({ user: ada })
})

test('somebody who is gone or hidden by now stays so', () => {
  const cache = createCache()
  cache.writeQuery({ query: Name, variables, data: { user: null } })
  expect(cache.readQuery({ query: Name, variables })).toEqual({ user: null })
})
