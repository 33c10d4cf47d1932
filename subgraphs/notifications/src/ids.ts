const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether PostgreSQL takes it for an id. What isn't one names nothing, so it is simply not found. */
export const isId = (value: string): boolean => uuid.test(value)
