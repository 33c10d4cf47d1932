/** For one Plaza on one machine: a few dozen busy connections, small transactions, now and then a large import. */
const common = {
  listen_addresses: '127.0.0.1',
  max_connections: '400',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Nothing replicates from this server, so its log holds only what recovery needs.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  effective_io_concurrency: '16',
  // Statements are many and small: to compile one, or to run it in parallel, costs more than it saves.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  log_checkpoints: 'off',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** For data that is deleted after the run. */
const notDurable = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
}

/**
 * The settings of a server as `-c` arguments of `postgres`.
 *
 * @param socketFolder null for none
 */
export function serverSettings(port: number, durable: boolean, socketFolder: string | null): string[] {
  const places = {
    port: String(port),
    // A list, so a quoted name: a comma or a space in it would end it.
    unix_socket_directories: socketFolder === null ? '' : `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  }
  const settings = { ...common, ...(durable ? {} : notDurable), ...places }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
