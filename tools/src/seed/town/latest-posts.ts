import type { TownPost } from './town-post.ts'

/** The last few days. Newest last. */
export const latestPosts: readonly TownPost[] = [
  {
    by: 'grace',
    text: 'Cut another spool of wire into nanoseconds for tomorrow’s lecture: 11.8 inches each. Whoever asks why satellites are slow gets a whole bag to carry home.',
    tags: ['teaching', 'hardware'],
    level: 'PUBLIC',
    pictures: ['bundle-of-wires'],
    comments: [
      ['ada', 'I have kept mine! It marks the page in my notes.'],
      ['jon', 'Please send a microsecond to @lick and the routing group. They can share the postage.'],
      ['anita', 'Best give-away of any talk I have been to.', ['grace', 'And cheap! The Navy likes cheap.']],
      ['claude', 'What is the capacity of the bag?'],
    ],
  },
  {
    by: 'alan',
    text: 'Ran to the meeting in town and back, about 25 miles, and was there before the colleagues who took the bus with the change at Wilmslow. Nobody was more surprised than the bus.',
    tags: ['running'],
    level: 'PUBLIC',
    pictures: ['summer-fields'],
    comments: [
      ['tommy', 'In what shoes?', ['alan', 'The other ones.']],
      ['joan', 'You had oil on your shirt in the meeting, by the way.'],
      ['hedy', 'Next time carry a letter, then you are a network.'],
    ],
  },
  {
    by: 'ada',
    text: 'Asked again what the engine is for, if not for numbers. Well: suppose that the notes of a scale could be put into such relations as numbers are. Then it might write music of any length! I mean to try it with somebody who can actually build things.',
    tags: ['music', 'engine', 'notes'],
    level: 'PUBLIC',
    pictures: ['cards-and-music', 'engine-by-night'],
    comments: [
      ['hedy', 'I have a player piano and no fear. When, @ada?'],
      ['charles', 'The engine is for tables, Ada. Tables.', ['ada', 'Tables can dance, @charles.']],
      ['strachey', 'It will want to write letters first, believe me.'],
      ['olejohan', 'Scored for quartet, please. We are between pieces.'],
    ],
  },
  {
    by: 'fran',
    text: 'Back from the Arctic circle: sixteen days, one map, no signal, and the cleanest control flow I have ever seen. You go down the river or you do not go.',
    tags: ['hiking', 'compilers'],
    pictures: ['tents-by-the-river', 'red-canoe', 'cotton-grass'],
    level: 'PUBLIC',
    comments: [
      ['kristen', 'Which way did you come down?', ['fran', 'West side. The east one had dependencies.']],
      ['grace', 'Welcome home! Was there coffee?'],
      ['backus', 'Dead code everywhere here. We missed you.'],
    ],
  },
  {
    by: 'dennis',
    text: 'Cleaned out the attic and found the very first manual. Forty pages. It says “this manual is up to date” and it was, for about a day.',
    tags: ['unix', 'attic'],
    level: 'PUBLIC',
    comments: [
      ['niklaus', 'Forty pages is about right.'],
      ['edsger', 'I would have it in handwriting.'],
      ['gary', 'Ours was thinner. It had a picture of a plane in it.'],
    ],
  },
  {
    by: 'kay',
    text: 'Made soda bread from my mother’s recipe, by feel, because she never wrote a number down in her life. It came out right on the third run. Everything does.',
    tags: ['baking', 'family'],
    pictures: ['soda-bread'],
    comments: [
      ['jean', 'Saving me a slice?', ['kay', 'Saving you a loaf.']],
      ['ruth', 'Third run, no patch. Write it down this time!'],
      ['evelyn', 'Trade you for three dozen eggs.'],
    ],
  },
  {
    by: 'marvin',
    text: 'Wired up the box again. You flip the switch, the lid opens, a hand comes out, flips the switch back, and the lid closes. Visitors either laugh or go very quiet. I prefer the quiet ones.',
    tags: ['machines'],
    level: 'PUBLIC',
    comments: [
      ['claude', 'Mine still sits on my desk. It is the only thing there that finishes.'],
      ['herb', 'A perfectly satisfied machine.'],
      ['max', 'Does it halt?', ['marvin', 'It does nothing but.']],
    ],
  },
  {
    by: 'mauchly',
    text: 'Rain gauge says 31 mm, the forecast said none, my left knee said 30. Promoting the knee.',
    tags: ['weather'],
    comments: [
      ['klara', 'Send me the knee’s data, I will put it on cards.'],
      ['norbert', 'Beware of feedback when walking.'],
    ],
  },
  {
    by: 'jack',
    text: 'Everybody is on holiday, so I have the lab to myself and nobody to tell me it cannot all be made of the same stuff.',
    tags: ['hardware', 'work'],
    level: 'PUBLIC',
    comments: [
      ['bob', 'It can. Flat, though. Make it flat.'],
      ['cray', 'Short wires. Whatever it is, short wires.'],
      ['gordon', 'Remind me to count how many you get on it.'],
    ],
  },
  {
    by: 'mavis',
    text: 'For sale, or rather to a good home: one lobster pot, never used on lobsters. Those who know, know.',
    tags: ['gardens', 'ciphers'],
    comments: [
      ['joan', 'I know.'],
      ['max', 'We are still not to talk about it.', ['mavis', 'About the pot?']],
    ],
  },
  {
    by: 'anita',
    text: 'Rode the big bike down Highway 1 today to a school where they asked if I was the computer lady or the biker lady. There was a pause, and then a kid said “there’s an AND, right?” I have hired her for 2035.',
    tags: ['motorcycles', 'teaching'],
    level: 'PUBLIC',
    pictures: ['motorcycle-on-the-coast'],
    comments: [
      ['george', 'There is an and. I am quite sure of it.'],
      ['ruth', 'Full marks for that kid.'],
      ['ada', 'Both, always both!'],
      ['gary', 'I saw you from above, I think. Red helmet?', ['anita', 'Red helmet!']],
    ],
  },
  {
    by: 'evelyn',
    text: 'Update on the hens: they have voted. I am now allowed in from four to five.',
    tags: ['farm', 'chickens'],
    level: 'PUBLIC',
    pictures: ['hens-at-the-fence', 'one-hen'],
    comments: [
      ['katherine', 'How many votes?', ['evelyn', 'All of them. It was the gate again.']],
      ['annie', 'Democracy!'],
    ],
  },
  {
    by: 'karen',
    text: 'Does anybody remember who said “a program is a poem that runs”? I have searched everywhere, which in my case is saying something.',
    tags: ['search', 'poems'],
    comments: [
      ['kateryna', 'It sounds like me, but in Ukrainian it rhymes.'],
      ['ada', 'I wish I had. May I?'],
      ['edsger', 'Not I.'],
    ],
  },
  {
    by: 'edsger',
    text: 'Note 1,301. The piano tuner came, listened for some time before touching anything, then turned one pin by very little and left. I have been thinking of engineers ever since.',
    tags: ['writing', 'music'],
    level: 'PUBLIC',
    comments: [
      ['niklaus', 'One pin! I would have taken out half the strings.'],
      ['peter', 'He had the theory of the piano. That is my whole point.'],
      ['hedy', 'The best compliment a tuner ever got.'],
    ],
  },
  {
    by: 'joan',
    text: 'Sunday walk on the hill above town, anyone? Ten o’clock from the old station. Flask of tea will be provided, chess board too if the wind drops (@alan, yours please).',
    tags: ['walks'],
    pictures: ['footpath-over-the-hill'],
    comments: [
      ['alan', 'I will run up and meet you there.'],
      ['mavis', 'Coming, with dog.'],
      ['karen', 'Coming, without opinions about chess.'],
      ['robin', 'Is it going to rain?', ['joan', 'Ask Mauchly’s knee.']],
    ],
  },
  {
    by: 'ted',
    text: 'Good news about “misc2”. It turns out to hold the birthdays of the office cats. It is now a relation of its own, in third normal form, with a foreign key to the cats. I slept eight hours.',
    tags: ['databases', 'cats'],
    level: 'PUBLIC',
    pictures: ['tabby-on-a-printout'],
    comments: [
      ['jim', 'And what happens when a cat is deleted?', ['ted', 'RESTRICT, Jim. Restrict.']],
      ['kay', 'This is the happiest thing I have read all week.'],
      ['niklaus', 'Acceptable.'],
      ['grace', 'Give the tabby a nanosecond to play with.'],
    ],
  },
]

/** Somebody passes another's public post on. `of` is how that post begins. */
export const shares: readonly { by: string; of: string; text: string }[] = [
  { by: 'katherine', of: 'First day of term', text: 'My whole career in one answer from the back row.' },
  { by: 'doug', of: 'A seven-year-old made the turtle', text: 'Read this before you design anything for anybody.' },
  { by: 'jean', of: 'A young man from the office told me valves', text: '' },
  {
    by: 'dorothy',
    of: 'The mailing list has reached',
    text: 'Worth writing down indeed. Girls, see how it starts: with a queue.',
  },
  { by: 'jim', of: 'Somebody has shown me a table', text: 'There is always a misc2. Hug your data modeller today.' },
  { by: 'ada', of: 'If you can point to a thing', text: 'How I wish I had had this biscuit in 1843!' },
  { by: 'robin', of: 'Threw out 4,000 lines', text: 'Goals.' },
  { by: 'anita', of: 'New office has no doors', text: '' },
  { by: 'grace', of: 'Rode the big bike down Highway 1', text: 'There is ALWAYS an and. Ask for it.' },
  { by: 'alan', of: 'Wired up the box again', text: 'I know a few people who work like this.' },
  {
    by: 'betty',
    of: 'Cut another spool of wire',
    text: 'She gave me one years ago. I still measure meetings with it.',
  },
  { by: 'claude', of: 'Asked again what the engine is for', text: 'Note G, second to none, @ada.' },
]
