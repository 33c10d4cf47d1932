import { expect, test } from 'vitest'
import { project, TestRepository } from './support/repository.ts'

const event = (text: object) =>
  JSON.stringify({
    title: 'post.published',
    'x-topic': 'posts.post',
    'x-key': 'postId',
    'x-kind': 'events',
    type: 'object',
    properties: { postId: { type: 'string' }, text },
    required: ['postId', 'text'],
  })

const files = {
  ...project,
  'schema-check.yml': `${project['schema-check.yml']}events: { schemas: 'events/*.event.json', consumers: events/consumers.json }\n`,
  'events/post.event.json': event({ type: 'string' }),
  'events/consumers.json': '{ "post.published": ["search", "mail"] }',
}

test('a broken event names the services that consume it, as a file lists them', async () => {
  using repository = new TestRepository(files)
  repository.write({ 'events/post.event.json': event({ type: 'integer' }) })
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toMatch(/search and mail|mail and search|mail, search/)
})

test('a list of consumers that is none, or is missing, stops the check', async () => {
  using repository = new TestRepository(files)
  repository.write({ 'events/consumers.json': '["search"]' })
  expect(await repository.check()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'The file events/consumers.json must be an object of lists of services by event type.',
    ),
  })
  repository.write({ 'events/consumers.json': null })
  expect(await repository.check()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('The file events/consumers.json is missing'),
  })
})
