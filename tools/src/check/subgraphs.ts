import { gatewayPort, type SubgraphName, subgraphNames, subgraphs } from '@plaza/schema/subgraphs'
import { parse } from 'yaml'
import { databaseUrlVariable } from '../databases.ts'
import type { Sources } from './sources.ts'

/** Where the files that spell the subgraphs out differ from the list in schema/subgraphs.ts; one line each. */
export function findListFaults(sources: Sources): string[] {
  const folders = [...sources.keys()].flatMap((path) => /^subgraphs\/([^/]+)\/package\.json$/.exec(path)?.[1] ?? [])
  const expectations = [...sources.keys()].flatMap(
    (path) => /^tools\/tests\/row-level-security\/expectations\/(?!expectation\.)(\w+)\.ts$/.exec(path)?.[1] ?? [],
  )
  const manifest = JSON.parse(sources.get('tools/package.json')!) as { dependencies: Record<string, string> }
  const others = ['database', 'events', 'schema', 'schema-check', 'server', 'subgraph']
  const dependencies = Object.keys(manifest.dependencies).flatMap((name) => /^@plaza\/(.*)/.exec(name)?.[1] ?? [])
  const generated = Object.keys((parse(sources.get('codegen.yml')!, { merge: true }) as Codegen).generates)
  const producers = [...sources].flatMap(([path, text]) =>
    path.startsWith('schema/events/topics/')
      ? [...text.matchAll(/^ {2}name: '(\w+)\.|defineTopic\(\{ name: '(\w+)\./gm)]
      : [],
  )
  return [
    ...compare('subgraphs/', folders),
    ...compare('tools/tests/row-level-security/expectations/', expectations),
    ...compare(
      'tools/package.json',
      dependencies.filter((name) => !others.includes(name)),
    ),
    ...compare(
      'codegen.yml',
      generated.flatMap((path) => /^subgraphs\/(\w+)\//.exec(path)?.[1] ?? []),
    ),
    ...compare('docker-compose.yml', composeOf(sources).names),
    ...producers
      .map(([, name, other]) => (name ?? other)!)
      .filter((name) => !(subgraphNames as string[]).includes(name))
      .map((name) => `schema/events/topics/: a topic is that of ${name}, which is no subgraph`),
    ...findComposeFaults(sources),
  ]
}

function compare(place: string, found: readonly string[]): string[] {
  const names: readonly string[] = subgraphNames
  return [
    ...names.filter((name) => !found.includes(name)).map((name) => `${place}: lacks ${name}`),
    ...found.filter((name) => !names.includes(name)).map((name) => `${place}: has ${name}, which is no subgraph`),
  ]
}

interface Codegen {
  generates: Record<string, unknown>
}

interface Compose {
  services: Record<string, Service>
}

interface Service {
  command?: readonly string[]
  environment?: Readonly<Record<string, string | number>>
  depends_on?: Readonly<Record<string, unknown>>
  ports?: readonly string[]
}

function composeOf(sources: Sources) {
  const { services } = parse(sources.get('docker-compose.yml')!, { merge: true }) as Compose
  const names = Object.keys(services).filter((name) => services[name]!.command?.[1]?.startsWith('subgraphs/'))
  return { services, names }
}

/** Ports, databases, grants and what the gateway waits for and calls. */
function findComposeFaults(sources: Sources): string[] {
  const { services, names } = composeOf(sources)
  const { gateway, migrate } = services
  const urls = subgraphNames.map((name) => `${name}=http://${name}:${subgraphs[name].port}/graphql`).join(',')
  const faults = subgraphNames
    .filter((name) => names.includes(name))
    .flatMap((name) => {
      const { port, grants } = subgraphs[name]
      const url = `postgres://${name}_owner:plaza@postgres:5432/${name}_db`
      const { command, environment = {}, ports } = services[name]!
      return [
        !isSame(command, ['node', `subgraphs/${name}/src/main.ts`]) && 'command',
        !isSame(ports, [`127.0.0.1:${port}:${port}`]) && 'ports',
        environment.PORT !== port && 'PORT',
        environment.DATABASE_URL !== url && 'DATABASE_URL',
        (grants === 'signs') !== 'GRANT_PRIVATE_KEY' in environment && 'GRANT_PRIVATE_KEY',
        (grants === 'verifies') !== 'GRANT_PUBLIC_KEYS' in environment && 'GRANT_PUBLIC_KEYS',
        migrate?.environment?.[databaseUrlVariable(name as SubgraphName)] !== url &&
          `${databaseUrlVariable(name)} of migrate`,
      ].flatMap((what) => (what ? [`docker-compose.yml: ${name}: ${what} is not what schema/subgraphs.ts says`] : []))
    })
  const ofGateway = [
    gateway?.environment?.PORT !== gatewayPort && 'PORT',
    gateway?.environment?.SUBGRAPH_URLS !== urls && 'SUBGRAPH_URLS',
    !isSame(Object.keys(gateway?.depends_on ?? {}), subgraphNames) && 'depends_on',
  ].flatMap((what) => (what ? [`docker-compose.yml: gateway: ${what} is not what schema/subgraphs.ts says`] : []))
  return [...faults, ...ofGateway]
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
