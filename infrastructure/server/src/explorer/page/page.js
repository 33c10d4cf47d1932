// The explorer's page. Runs in the browser; Node loads none of it.

import { createFetcher, createIdentity } from './fetcher.js'

const settings = JSON.parse(document.getElementById('settings').textContent)
/** What is in the editor at first: an operation of the address, as links to one have it, or else the server's. */
const search = new URLSearchParams(location.search)
const operation = {
  document: search.get('query') ?? settings.document,
  variables: search.get('variables') ?? undefined,
}
const endpoint = new URL(location.pathname, location.href).href
const byId = (id) => document.getElementById(id)
const identity = createIdentity()
const sandboxScript =
  'https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js'
/** A network that swallows packets would otherwise leave the page empty for a minute. */
const sandboxTimeoutMs = 5_000
const healthEveryMs = 10_000

/** @returns {Promise<void>} rejects when the script does not load in time */
function loadScript(src, timeoutMs) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${src} could not be loaded.`))
    if (timeoutMs) setTimeout(script.onerror, timeoutMs)
    document.head.append(script)
  })
}

function say(text) {
  byId('note').textContent = text
}

function show(name, note) {
  for (const each of ['sandbox', 'graphiql']) {
    byId(each).hidden = each !== name
    byId(`use-${each}`).setAttribute('aria-pressed', String(each === name))
  }
  say(note)
}

/** Sandbox takes them as an object; what is none is left out. */
function readVariables() {
  try {
    return operation.variables && JSON.parse(operation.variables)
  } catch {
    return undefined
  }
}

async function openSandbox() {
  await loadScript(sandboxScript, sandboxTimeoutMs)
  byId('sandbox').hidden = false
  new window.EmbeddedSandbox({
    target: '#sandbox',
    initialEndpoint: endpoint,
    includeCookies: false,
    runTelemetry: false,
    initialState: { document: operation.document, variables: readVariables(), includeCookies: false },
    handleRequest: identity.fetch,
  })
}

async function openGraphiQL() {
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  style.href = '/explorer/graphiql.css'
  document.head.append(style)
  const workers = { json: 'json.worker.js', graphql: 'graphql.worker.js', editorWorkerService: 'editor.worker.js' }
  window.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => `/explorer/${workers[label]}` }
  await Promise.all([loadScript('/explorer/graphiql.js'), loadScript('/explorer/graphql-sse.js')])
  byId('graphiql').hidden = false
  window.YogaGraphiQL.renderYogaGraphiQL(byId('graphiql'), {
    fetcher: createFetcher({ url: endpoint, fetch: identity.fetch }),
    query: operation.document,
    initialVariables: operation.variables,
    title: ' ',
    logo: ' ',
    // This build puts a query builder in the place of GraphiQL's own plug-in, the history.
    plugins: undefined,
    // A token that somebody pastes is not to outlive the page.
    shouldPersistHeaders: false,
  })
}

/** Opens a tool once, and hands out the same promise from then on. */
const once = (open) => {
  let opened
  return () => {
    opened ??= open()
    return opened
  }
}
const tools = { sandbox: once(openSandbox), graphiql: once(openGraphiQL) }

async function useGraphiQL(why = '') {
  try {
    await tools.graphiql()
    show('graphiql', `${why}GraphiQL comes from this server.`)
  } catch (error) {
    say(`GraphiQL could not be loaded: ${error.message}`)
  }
}

async function useSandbox() {
  try {
    await tools.sandbox()
    show('sandbox', 'Apollo Sandbox comes from the internet. If it stays empty, use GraphiQL.')
  } catch {
    byId('sandbox').hidden = true
    byId('use-sandbox').disabled = true
    await useGraphiQL('Apollo Sandbox could not be loaded: this browser is offline. ')
  }
}

async function actAs(name) {
  try {
    await identity.actAs(name)
    byId('person').value = name
  } catch (error) {
    byId('person').value = ''
    await identity.actAs('')
    say(`Nobody could be signed in as ${name}: ${error.message}`)
  }
}

/** Says what is the matter with the server for as long as it is. */
async function watchHealth() {
  const problems = await problemsOfServer()
  byId('problems').textContent = problems.join(' ')
  byId('problems').hidden = problems.length === 0
  setTimeout(watchHealth, healthEveryMs)
}

async function problemsOfServer() {
  try {
    const { status, checks, problems } = await (await fetch('/health/ready')).json()
    if (problems) return Object.values(problems)
    if (status !== 'not ready') return []
    const failed = Object.keys(checks).filter((name) => checks[name] !== 'ok' && checks[name] !== 'degraded')
    return [`The server is not ready: ${failed.join(', ')} does not serve. It is tried again by itself.`]
  } catch {
    return ['The server does not answer. It is tried again by itself.']
  }
}

document.title = byId('title').textContent = settings.title
byId('use-sandbox').onclick = useSandbox
byId('use-graphiql').onclick = () => useGraphiQL()
if (settings.people.length > 0) {
  byId('person').add(new Option('nobody', ''))
  for (const name of settings.people) byId('person').add(new Option(name, name))
  byId('person').onchange = (event) => actAs(event.target.value)
  byId('people').hidden = false
  await actAs(settings.people[0])
}
void watchHealth()
await useSandbox()
