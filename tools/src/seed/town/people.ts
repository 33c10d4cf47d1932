export interface TownPerson {
  username: string
  firstName: string
  lastName: string
  gender: 'FEMALE' | 'MALE'
  location: string
  bio: string
}

type Row = [username: string, firstName: string, lastName: string, sex: 'f' | 'm', location: string, bio: string]

const rows: Row[] = [
  ['ada', 'Ada', 'Lovelace', 'f', 'London', 'Poetical science. Notes longer than the paper they belong to.'],
  ['grace', 'Grace', 'Hopper', 'f', 'New York', 'Sailor, compiler person, owner of many clocks that run backwards.'],
  ['alan', 'Alan', 'Turing', 'm', 'Manchester', 'Long runs, short proofs. Ask me about sunflowers.'],
  ['charles', 'Charles', 'Babbage', 'm', 'London', 'Building something. It is nearly finished.'],
  ['george', 'George', 'Boole', 'm', 'Cork', 'True or false, I will think about it on the walk home.'],
  ['augustus', 'Augustus', 'De Morgan', 'm', 'London', 'Not (and) is or not. Tutor, puzzle collector.'],
  ['joan', 'Joan', 'Clarke', 'f', 'Cheltenham', 'Cryptanalysis, chess, coins of old Scotland, knitting.'],
  ['mavis', 'Mavis', 'Batey', 'f', 'Oxford', 'Garden historian with a past in rods and lobsters.'],
  ['tommy', 'Tommy', 'Flowers', 'm', 'London', 'Valves are reliable if you never turn them off.'],
  ['max', 'Max', 'Newman', 'm', 'Cambridge', 'Topology by day, piano by night.'],
  ['klara', 'Klára', 'von Neumann', 'f', 'Princeton', 'Figure skating, then flow charts. Same balance.'],
  ['johnny', 'John', 'von Neumann', 'm', 'Princeton', 'I like loud parties and small memories.'],
  ['kay', 'Kay', 'McNulty', 'f', 'Philadelphia', 'From Donegal. I taught a roomful of cables ballistics.'],
  ['jean', 'Jean', 'Bartik', 'f', 'Philadelphia', 'Farm girl from Missouri who debugs with a soldering iron.'],
  ['betty', 'Betty', 'Holberton', 'f', 'Philadelphia', 'I solve more problems asleep than most people awake.'],
  ['ruth', 'Ruth', 'Teitelbaum', 'f', 'Dallas', 'Teaching the next ones. Happiest near a blackboard.'],
  ['mauchly', 'John', 'Mauchly', 'm', 'Ambler', 'Weather first, machines second, though the order keeps changing.'],
  ['pres', 'Presper', 'Eckert', 'm', 'Philadelphia', 'If a mouse can chew it, I will test it with a mouse.'],
  ['fran', 'Frances', 'Allen', 'f', 'Croton-on-Hudson', 'Optimising compilers, climbing mountains in the Arctic.'],
  ['katherine', 'Katherine', 'Johnson', 'f', 'Hampton', 'I count everything. Stairs, dishes, orbits.'],
  ['dorothy', 'Dorothy', 'Vaughan', 'f', 'Hampton', 'Learned Fortran early so my girls would be ready.'],
  ['mary', 'Mary', 'Jackson', 'f', 'Hampton', 'Wind tunnels and girl scouts.'],
  ['annie', 'Annie', 'Easley', 'f', 'Cleveland', 'Rockets, tax returns, skiing. In no order.'],
  [
    'evelyn',
    'Evelyn',
    'Granville',
    'f',
    'Washington',
    'Numerical analysis and sixty kinds of chicken (we keep a farm).',
  ],
  ['hedy', 'Hedy', 'Lamarr', 'f', 'Los Angeles', 'I hop frequencies. Also pictures.'],
  ['claude', 'Claude', 'Shannon', 'm', 'Winchester', 'Juggling, unicycles, a bit of information.'],
  ['konrad', 'Konrad', 'Zuse', 'm', 'Hünfeld', "I built one in my parents' living room. They were patient."],
  ['alonzo', 'Alonzo', 'Church', 'm', 'Los Angeles', 'λ'],
  ['kurt', 'Kurt', 'Gödel', 'm', 'Princeton', 'This bio is either incomplete or inconsistent.'],
  ['emil', 'Emil', 'Post', 'm', 'New York', 'Tag, correspondence, production. All mine.'],
  ['kleene', 'Stephen', 'Kleene', 'm', 'Madison', 'Stars, and a farm in Maine.'],
  ['haskell', 'Haskell', 'Curry', 'm', 'State College', 'One argument at a time, please.'],
  ['norbert', 'Norbert', 'Wiener', 'm', 'Cambridge MA', 'Feedback welcome. Literally.'],
  ['vannevar', 'Vannevar', 'Bush', 'm', 'Belmont', 'My desk has better links than yours.'],
  ['doug', 'Douglas', 'Engelbart', 'm', 'Menlo Park', 'Let us raise our collective IQ, one demo at a time.'],
  ['lick', 'Joseph', 'Licklider', 'm', 'Arlington', 'Members and affiliates of the intergalactic network: hello.'],
  ['mccarthy', 'John', 'McCarthy', 'm', 'Stanford', '(quote (do the arithmetic or be doomed to talk nonsense))'],
  ['marvin', 'Marvin', 'Minsky', 'm', 'Brookline', 'Most of my machines do nothing. One switches itself off.'],
  ['allen', 'Allen', 'Newell', 'm', 'Pittsburgh', 'A scientist works on what the question needs.'],
  ['herb', 'Herbert', 'Simon', 'm', 'Pittsburgh', 'Good enough is good enough, and I can prove it.'],
  ['seymour', 'Seymour', 'Papert', 'm', 'Blue Hill', 'Gears of my childhood, turtles of yours.'],
  ['cray', 'Seymour', 'Cray', 'm', 'Chippewa Falls', 'Digging a tunnel under the house. Helps me think.'],
  ['ted', 'Edgar', 'Codd', 'm', 'San Jose', 'The key, the whole key, and nothing but the key.'],
  ['jim', 'Jim', 'Gray', 'm', 'San Francisco', 'Sailing when I am not committing.'],
  ['peter', 'Peter', 'Naur', 'm', 'Copenhagen', 'Programming is theory building. So is astronomy.'],
  ['kristen', 'Kristen', 'Nygaard', 'm', 'Oslo', 'Objects, unions, ski tracks.'],
  ['olejohan', 'Ole-Johan', 'Dahl', 'm', 'Oslo', 'Chamber music and coroutines.'],
  ['niklaus', 'Niklaus', 'Wirth', 'm', 'Zürich', 'Smaller, please. It fits when you understand it.'],
  ['edsger', 'Edsger', 'Dijkstra', 'm', 'Nuenen', 'I write by hand. You may number these remarks.'],
  ['dennis', 'Dennis', 'Ritchie', 'm', 'Murray Hill', 'It is a small language, but it got around.'],
  ['backus', 'John', 'Backus', 'm', 'San Francisco', 'I was lazy, so I made a language.'],
  ['robin', 'Robin', 'Milner', 'm', 'Edinburgh', 'Well-typed people cannot go wrong. Oboe, badly.'],
  ['strachey', 'Christopher', 'Strachey', 'm', 'Oxford', 'My computer writes love letters. I answer them.'],
  ['maurice', 'Maurice', 'Wilkes', 'm', 'Cambridge', 'It hit me on the stairs: I shall spend my life finding errors.'],
  ['gordon', 'Gordon', 'Moore', 'm', 'Woodside', 'Twice as many fish every two years would be nice.'],
  ['bob', 'Robert', 'Noyce', 'm', 'Los Altos', 'Do not be encumbered by history. Go off and swim a lap.'],
  ['jack', 'Jack', 'Kilby', 'm', 'Dallas', 'Big hands, small circuits. Photographs.'],
  ['jon', 'Jon', 'Postel', 'm', 'Santa Monica', 'Be liberal in what you accept. Sandals are fine.'],
  ['karen', 'Karen', 'Spärck Jones', 'f', 'Cambridge', 'Computing is too important to be left to men. Sailing, too.'],
  ['anita', 'Anita', 'Borg', 'f', 'Palo Alto', 'Fifty-fifty by 2020 was the plan. Still counting.'],
  ['kateryna', 'Kateryna', 'Yushchenko', 'f', 'Kyiv', 'Addresses of addresses. Poems on the side.'],
  ['gary', 'Gary', 'Kildall', 'm', 'Pacific Grove', 'Out flying. Leave a message at the prompt.'],
]

export const townPeople: readonly TownPerson[] = rows.map(([username, firstName, lastName, sex, location, bio]) => ({
  username,
  firstName,
  lastName,
  gender: sex === 'f' ? 'FEMALE' : 'MALE',
  location,
  bio,
}))

/** People who know each other well: everybody in a circle is a friend of most others in it. */
export const circles: readonly (readonly string[])[] = [
  ['ada', 'charles', 'george', 'augustus', 'joan', 'mavis', 'karen', 'grace', 'alan'],
  ['alan', 'joan', 'mavis', 'tommy', 'max', 'strachey', 'maurice', 'robin', 'claude'],
  ['kay', 'jean', 'betty', 'ruth', 'mauchly', 'pres', 'grace', 'klara', 'johnny'],
  ['katherine', 'dorothy', 'mary', 'annie', 'evelyn', 'hedy', 'anita', 'ada', 'grace'],
  ['alonzo', 'kurt', 'emil', 'kleene', 'haskell', 'johnny', 'alan', 'robin', 'mccarthy'],
  ['vannevar', 'norbert', 'claude', 'lick', 'doug', 'marvin', 'seymour', 'jon', 'bob'],
  ['mccarthy', 'marvin', 'allen', 'herb', 'seymour', 'claude', 'karen', 'lick'],
  ['peter', 'kristen', 'olejohan', 'niklaus', 'edsger', 'backus', 'kateryna', 'robin', 'konrad'],
  ['grace', 'backus', 'fran', 'dennis', 'ted', 'jim', 'kateryna', 'edsger', 'niklaus', 'ada'],
  ['gordon', 'bob', 'jack', 'cray', 'pres', 'gary', 'doug', 'jim'],
  ['ada', 'grace', 'fran', 'anita', 'karen', 'betty', 'jean', 'katherine', 'kateryna', 'hedy'],
]
