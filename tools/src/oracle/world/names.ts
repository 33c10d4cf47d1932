/** So unlike each other that a search for one finds no other. */
export const firstNames = (
  'ada grace edsger ken barbara tim donald margaret linus hedy niklaus frances dennis radia bjarne shafi guido katherine ' +
  'alonzo lynn vint joan whitfield mary ole sophie yukihiro annie brian jean'
).split(' ')
/** The last name of all of them, to find everybody by. */
export const everybodysName = 'Oraculum'
