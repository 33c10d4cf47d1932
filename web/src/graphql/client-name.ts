/** By which recorded use tells this front end from others. */
export const clientName = 'plaza-web'
