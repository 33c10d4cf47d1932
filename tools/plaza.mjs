// The door of every command: plain JavaScript, so that even a Node too old for the rest can say what is wrong.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Plaza runs on Node 22.18 or newer; this is ${process.versions.node}.\n` +
      'Run it through pnpm, which brings its own Node 24: npx --yes pnpm@12 start',
  )
  process.exit(1)
}
const [command, ...rest] = process.argv.slice(2)
process.argv.splice(2, process.argv.length, ...rest)
try {
  await import(new URL(`./src/${command}/main.ts`, import.meta.url))
} catch (error) {
  if (!String(error?.code).startsWith('ERR_PARSE_ARGS')) throw error
  console.error(`${error.message}\n\nWhat there is: pnpm ${process.env.npm_lifecycle_event ?? command} --help`)
  process.exitCode = 1
}
