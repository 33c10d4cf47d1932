import type { TownPost } from './town-post.ts'

/** Newest last, after the early ones. */
export const laterPosts: readonly TownPost[] = [
  {
    by: 'klara',
    text: 'Wrote the weather onto punched cards for a month. Forecast for Tuesday is ready, and it is Wednesday. But it was right!',
    tags: ['weather', 'programming'],
    level: 'PUBLIC',
    comments: [
      ['norbert', 'A forecast of yesterday is still a theory confirmed.'],
      ['evelyn', 'Ask it about last Saturday, I left the washing out.'],
    ],
  },
  {
    by: 'edsger',
    text: 'A student asked which language to learn first. I said: your own.',
    tags: ['teaching', 'writing'],
    level: 'PUBLIC',
    comments: [
      ['niklaus', 'And then a small one.'],
      ['karen', 'And then somebody else’s.'],
      ['kristen', 'Har du tenkt på norsk?'],
    ],
  },
  {
    by: 'dorothy',
    text: 'Night class in Fortran is full again and the coffee machine is not. If anybody has a spare urn, my girls and I will name a subroutine after you.',
    tags: ['teaching', 'fortran'],
    comments: [
      ['mary', 'Bringing the one from church tomorrow.', ['dorothy', 'CALL MARY it is.']],
      ['backus', 'Tell them I said hello, and that I am sorry about FORMAT.'],
    ],
  },
  {
    by: 'maurice',
    text: 'Spent a good part of today finding that a mistake I was hunting in my program was in fact in my program.',
    tags: ['debugging'],
    level: 'PUBLIC',
    comments: [
      ['grace', 'We once had one with wings. Taped it into the log book.'],
      ['betty', 'Sleep on it next time.'],
      ['strachey', 'I have a letter of condolence from the machine for you.'],
    ],
  },
  {
    by: 'doug',
    text: 'Rehearsed the demo eleven times. Borrowed a projector from NASA, a microwave link from the telephone company and courage from everybody. If it goes wrong on Monday, I was never here.',
    tags: ['demo', 'interfaces'],
    level: 'PUBLIC',
    pictures: ['wooden-mouse'],
    comments: [
      ['lick', 'It will not go wrong. Ninety minutes that will take people forty years.'],
      ['anita', 'What is the thing with the tail?', ['doug', 'We do not know why we call it that either.']],
      ['seymour', 'Bring it to the children afterwards.'],
    ],
  },
  {
    by: 'augustus',
    text: 'I was x years old in the year x². Whoever tells me when I turn one hundred gets a book.',
    tags: ['puzzles'],
    level: 'PUBLIC',
    comments: [
      ['ada', '1849 was a good year, dear tutor. And 1906 it shall be.', ['augustus', 'The book is in the post.']],
      ['katherine', 'That was quick. I had my pencil out.'],
    ],
  },
  {
    by: 'max',
    text: 'Lost at the piano, lost at chess, won an argument about compactness. Two out of three would have been nicer the other way round.',
    tags: ['music', 'chess'],
    comments: [
      ['joan', 'The chess was close.'],
      ['alan', 'The argument was not.'],
    ],
  },
  {
    by: 'kateryna',
    text: 'If you can point to a thing, you can point to the thing that points to it. I explained this to my grandson with two fingers and a biscuit. The biscuit did not survive the third level.',
    tags: ['programming', 'family'],
    level: 'PUBLIC',
    pictures: ['tea-and-books'],
    comments: [
      ['dennis', 'int ***biscuit;'],
      ['niklaus', 'This is exactly what I warned about.'],
      ['ada', 'Two fingers and a biscuit! I shall never need another lecture.'],
    ],
  },
  {
    by: 'strachey',
    text: 'The machine wrote this last night, I only posted it: “Darling sweetheart, you are my avid fellow feeling. My affection curiously clings to your passionate wish.” Should I answer?',
    tags: ['machines', 'letters'],
    level: 'PUBLIC',
    comments: [
      ['alan', 'It wrote me the same one on Tuesday.'],
      ['hedy', 'I have had worse from people.'],
      ['marvin', 'Let another machine answer. We sell tickets.'],
    ],
  },
  {
    by: 'jim',
    text: 'Rule for the boat: nothing is stowed until everything is stowed. Rule for the galley: nobody believes the first rule until the first wave.',
    tags: ['sailing', 'transactions'],
    pictures: ['boat-in-a-blow', 'regatta'],
    comments: [
      ['karen', 'Reef early. And write it down before you do it.', ['jim', 'Write-ahead reefing. Yes!']],
      ['ted', 'What is the key to the galley?'],
    ],
  },
  {
    by: 'lick',
    text: 'Memo to all: the console in room 2 is for everybody. Please talk to each other through it, even when you sit in the same room. Especially then.',
    tags: ['networks', 'community'],
    level: 'PUBLIC',
    comments: [
      ['jon', 'Posting this from the same room.'],
      ['doug', 'Waving at you both.'],
    ],
  },
  {
    by: 'robin',
    text: 'The oboe and I have agreed to see other people.',
    tags: ['music'],
    comments: [
      ['olejohan', 'I am sorry for your loss, and happy for your neighbours.'],
      ['haskell', 'Did you at least infer why?'],
    ],
  },
  {
    by: 'annie',
    text: 'Tax season: did forty-one returns for neighbours at the kitchen table this weekend. Rockets are easier, they never bring their receipts in a shoebox.',
    tags: ['community', 'taxes'],
    comments: [
      ['dorothy', 'You are a saint with a sharp pencil.'],
      ['katherine', 'I would have liked to count the receipts.', ['annie', 'There is always next year!']],
    ],
  },
  {
    by: 'niklaus',
    text: 'Threw out 4,000 lines today and the program does more than it did. This is the only exercise I recommend.',
    tags: ['programming', 'simplicity'],
    level: 'PUBLIC',
    comments: [
      ['edsger', 'Lines spent, not lines produced. I am glad somebody reads my notes.'],
      ['dennis', 'Now do the compiler.', ['niklaus', 'That was the compiler.']],
      ['fran', 'And how much did the optimiser throw out after you?'],
    ],
  },
  {
    by: 'gordon',
    text: 'Caught nothing on the lake, twice as much as last year.',
    tags: ['fishing'],
    pictures: ['mirror-lake'],
    comments: [
      ['bob', 'Exponential patience.'],
      ['cray', 'There are none in the tunnel either.'],
    ],
  },
  {
    by: 'emil',
    text: 'Two piles of tiles, one puzzle, and my daughter has been at it since lunch. I have not told her that it may have no answer and that nobody can tell which.',
    tags: ['puzzles', 'family'],
    pictures: ['tiles-in-primary-colours'],
    comments: [
      ['alan', 'Tell her at supper.'],
      ['kleene', 'Or give her one more star to play with.'],
    ],
  },
  {
    by: 'katherine',
    text: 'Counted the steps up to the church this morning, as always. One more than last week. They have mended the bottom one. All is well with the world and with my arithmetic.',
    tags: ['walks'],
    level: 'PUBLIC',
    comments: [
      ['mary', 'I wondered who would notice!'],
      ['evelyn', 'Of course it was you.'],
      ['grace', 'Then please go over my expenses next.'],
    ],
  },
  {
    by: 'bob',
    text: 'New office has no doors and no parking spaces with names on them. Somebody asked me how people will know who is important. Well, quite.',
    tags: ['work'],
    level: 'PUBLIC',
    comments: [
      ['jack', 'Do you at least have desks?'],
      ['anita', 'More of this, everywhere, please.'],
    ],
  },
  {
    by: 'karen',
    text: 'A word that is in every document tells you nothing, a word that is in one tells you everything. I said this in 1972 and I will say it again when somebody titles a file “final_final2”.',
    tags: ['search', 'writing'],
    level: 'PUBLIC',
    comments: [
      ['vannevar', 'Mine is called “as we may”, and I still cannot find it.'],
      ['ted', 'final_final2 is not even a candidate key.'],
      ['ada', 'I number mine with letters, A to G. G is the long one.'],
    ],
  },
  {
    by: 'joan',
    text: 'Finished the jumper. Cable pattern, 214 rows, one error in row 87, which I shall leave so that somebody can find it one day.',
    tags: ['knitting', 'ciphers'],
    pictures: ['cable-knit-jumper'],
    comments: [
      ['mavis', 'Third cable from the left. Found it.', ['joan', 'That was FOUR minutes.']],
      ['alan', 'May I have one with no error in it?'],
      ['betty', 'Beautiful! Is there a program?'],
    ],
  },
  {
    by: 'pres',
    text: 'Mouse test report: cable A, not eaten. Cable B, not eaten. Cable C, gone. We go with A, it tastes worst.',
    tags: ['hardware', 'mice'],
    level: 'PUBLIC',
    comments: [
      ['doug', 'I would like to speak up for mice in general.'],
      ['mauchly', 'Who named the big one “Cable Guy”?'],
      ['jean', 'Not sorry.'],
    ],
  },
  {
    by: 'herb',
    text: 'I have a rule for restaurants: take the first dish that is good enough, and give the time you saved to the people at your table.',
    tags: ['food', 'decisions'],
    level: 'PUBLIC',
    comments: [
      ['allen', 'He orders the soup. It is always the soup.'],
      ['johnny', 'I minimise the worst case. Also the soup.'],
    ],
  },
  {
    by: 'mccarthy',
    text: 'Ten years from now the corner shop will take orders by terminal, I wrote. I have now been waiting at the corner shop for ten minutes and there is one terminal and it says CLOSED.',
    tags: ['future'],
    comments: [
      ['marvin', 'In from three to eight years it will be open.'],
      ['lick', 'People overestimate one year and underestimate ten.'],
    ],
  },
  {
    by: 'alonzo',
    text: 'Blackboard cleaned with warm water, in straight strokes, dry before the lecture. Nothing true was ever written on a dirty board.',
    tags: ['teaching'],
    comments: [
      ['kleene', 'I remember. We timed you.'],
      ['alan', 'Eleven minutes. Always eleven.'],
    ],
  },
]
