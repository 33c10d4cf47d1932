import type { TownPost } from './town-post.ts'

/** Newest last; the town's clock spreads them over the weeks before today. */
export const earlyPosts: readonly TownPost[] = [
  {
    by: 'konrad',
    text: 'Moved the last of the relays out of the living room today. My mother says she can hear herself think again. I miss the clicking.',
    tags: ['hardware', 'home'],
    comments: [
      ['pres', 'Eighteen thousand tubes here and we still miss the clicking.'],
      ['edsger', 'Silence suits a proof.', ['konrad', 'A proof, yes. But how do you know it is working?']],
    ],
  },
  {
    by: 'evelyn',
    text: 'The hens have worked out how to open the gate. I have eight hundred eggs a week and no idea who is in charge any more.',
    tags: ['farm', 'chickens'],
    level: 'PUBLIC',
    pictures: ['hens-in-a-row'],
    comments: [
      ['katherine', 'Have you counted them? I can come and count them.'],
      ['kleene', 'Ours did the same in Maine. We put a weight on the latch, they now work in pairs.'],
    ],
  },
  {
    by: 'backus',
    text: 'Unpopular opinion: if I have to say the same thing to the machine twice, the machine should have asked a better question the first time.',
    tags: ['programming'],
    level: 'PUBLIC',
    comments: [
      ['grace', 'Not unpopular in this house.'],
      [
        'dennis',
        'Some of us like saying things to the machine.',
        ['backus', 'You also like typing two letters at a time.'],
      ],
      ['fran', 'Say it once, and let me move it out of the loop.'],
    ],
  },
  {
    by: 'mavis',
    text: 'Walked the old terrace at Rousham this morning. You can still see exactly where the path was meant to make you stop and turn. Gardens are ciphers that want to be read.',
    tags: ['gardens', 'walks'],
    pictures: ['grass-terrace', 'rose-arch'],
    comments: [
      ['joan', 'Beautiful. Did you bring the dog?', ['mavis', 'The dog brought me.']],
      ['ada', 'I should like to be lost in there for a day.'],
    ],
  },
  {
    by: 'claude',
    text: 'New record: four balls, unicycle, corridor. The corridor is 41 metres long if anybody wants to try. Mind the fire door.',
    tags: ['juggling', 'unicycle'],
    level: 'PUBLIC',
    comments: [
      ['marvin', 'Is the fire door part of the act?'],
      ['hedy', 'I would watch a film of this.', ['claude', 'There is one. My wife has hidden it.']],
      ['herb', 'Three would have been satisfactory.'],
    ],
  },
  {
    by: 'ruth',
    text: 'First day of term. Asked the class what a computer is and a girl in the back row said "my aunt". Correct! Full marks, we can all go home.',
    tags: ['teaching'],
    level: 'PUBLIC',
    comments: [
      ['kay', 'I am crying. Tell her we said hello.'],
      ['jean', 'Full marks and a job.'],
      ['dorothy', 'That is going on the wall in our office.'],
    ],
  },
  {
    by: 'peter',
    text: 'Clear sky, minus four, and a comet exactly where the sums said it would be. I am too old to be this excited about a smudge.',
    tags: ['astronomy'],
    pictures: ['comet'],
    comments: [
      ['annie', 'Nobody is ever too old. Which constellation?', ['peter', 'Low in Perseus, after ten. Bring gloves.']],
      ['katherine', 'Sums are usually right if you are polite to them.'],
    ],
  },
  {
    by: 'norbert',
    text: 'We moved house today. I went to the old one out of habit and asked a little girl in the street where the Wieners had gone. "Mama thought you would forget, Papa."',
    tags: ['home'],
    pictures: ['harbour-houses'],
    comments: [
      ['vannevar', 'You need a desk that remembers for you.'],
      ['lick', 'Your daughter is the best interface in Cambridge.'],
      ['johnny', 'I have driven to New York without a reason. It happens.'],
    ],
  },
  {
    by: 'cray',
    text: 'Eleven feet of tunnel this week. The elves say hello.',
    tags: ['digging'],
    comments: [
      ['jack', 'What do you shore it with?', ['cray', 'Four by fours. Cedar. It smells like a good idea down there.']],
      ['gordon', 'One of these days you will come up in my garden.'],
    ],
  },
  {
    by: 'hedy',
    text: 'People keep asking whether I still play the piano. I do, and eighty-eight keys are plenty if you change among them often enough.',
    tags: ['music'],
    level: 'PUBLIC',
    comments: [
      ['annie', 'Eighty-eight! We see what you did there.'],
      ['max', 'Come to Cambridge, the Broadwood has just been tuned.'],
    ],
  },
  {
    by: 'tommy',
    text: 'A young man from the office told me valves would never be reliable. I asked how often he switches his on and off. "Every day." Well, there you are.',
    tags: ['hardware', 'valves'],
    level: 'PUBLIC',
    comments: [
      ['pres', 'We lost one every two days. Not bad for eighteen thousand.'],
      ['maurice', 'I would have sold him a soldering iron.'],
    ],
  },
  {
    by: 'ted',
    text: 'Somebody has shown me a table with a column called "misc2". I had to sit down. What is the key? WHAT IS THE KEY?',
    tags: ['databases', 'design'],
    level: 'PUBLIC',
    comments: [
      ['jim', 'At least it is in a transaction. It is in a transaction, is it?', ['ted', 'I did not dare to ask.']],
      ['karen', 'misc1 is where the good stuff is.'],
      ['niklaus', 'Delete the column and see who complains.'],
      ['grace', 'Easier to ask forgiveness than permission.'],
    ],
  },
  {
    by: 'kristen',
    text: 'Twenty-two kilometres on skis before breakfast, and one good idea about inheritance at kilometre nineteen. I have already forgotten which.',
    tags: ['skiing', 'walks'],
    pictures: ['ski-tracks-at-dawn', 'ski-tracks-at-noon'],
    comments: [
      ['olejohan', 'It was the virtual one. You told me at the door.', ['kristen', 'This is why we are two.']],
      ['annie', 'Jealous of that snow. We have slush.'],
    ],
  },
  {
    by: 'betty',
    text: 'Went to bed with a bug, woke up with the fix. It was the switch on the far left, third panel. I had been dreaming of my grandfather’s barn, where it is always the door on the far left.',
    tags: ['debugging', 'sleep'],
    comments: [
      ['jean', 'Every time. EVERY time. How?'],
      ['herb', 'Incubation. I would like to borrow you for a study.'],
      ['kay', 'Can you dream about my payroll routine tonight?'],
    ],
  },
  {
    by: 'gary',
    text: 'Monterey to Santa Barbara at 6,000 feet, no wind, whales on the right-hand side. If anyone important called in the meantime, I was in a meeting.',
    tags: ['flying'],
    level: 'PUBLIC',
    pictures: ['coast-from-a-plane'],
    comments: [
      ['jim', 'Saw the same whales from below. They say you are loud.'],
      ['bob', 'Best meeting room there is.'],
    ],
  },
  {
    by: 'haskell',
    text: 'A waiter asked today whether I wanted milk and sugar. I said: let us do milk first, and then we have a new question.',
    tags: ['logic', 'coffee'],
    level: 'PUBLIC',
    pictures: ['coffee-and-croissant'],
    comments: [
      ['robin', 'What was the type of the waiter?', ['haskell', 'Milk → Sugar → Patience.']],
      ['alonzo', 'And did he reduce?'],
      ['mccarthy', '(cons milk (cons sugar nil)), and you can have it all at once.'],
    ],
  },
  {
    by: 'anita',
    text: 'The mailing list has reached 2,500 women this week. It started with six of us in a bathroom queue that was, for once, longer than the men’s. Somebody should write that down, so here it is.',
    tags: ['systers', 'community'],
    level: 'PUBLIC',
    comments: [
      ['fran', 'I remember that queue!'],
      ['karen', 'Splendid. Now 5,000.'],
      ['grace', 'Very proud of you all. Here is a nanosecond for each of you.'],
      ['ada', 'Two thousand five hundred! I should have liked to have met even three.'],
    ],
  },
  {
    by: 'george',
    text: 'Walked three miles to the lecture in the rain and gave it in wet clothes. The students were half asleep and I was half drowned: I make that one whole of something.',
    tags: ['teaching', 'weather'],
    comments: [
      ['augustus', 'Please put on dry clothes. I am quite serious.'],
      ['ada', 'Tea with honey, and no cold water cures, whatever anybody says!'],
    ],
  },
  {
    by: 'kurt',
    text: 'I have read the whole constitution before the hearing, as one should, and I have found an inconsistency. Friends tell me not to bring it up.',
    tags: ['logic'],
    comments: [
      ['johnny', 'Do not bring it up.'],
      ['alonzo', 'Do not bring it up, Kurt.'],
      ['emil', 'Bring it up.'],
    ],
  },
  {
    by: 'seymour',
    text: 'A seven-year-old made the turtle draw a flower today, by accident, while looking for a square. She then spent an hour trying to find out how she had done it. That hour is the whole of education.',
    tags: ['teaching', 'logo'],
    level: 'PUBLIC',
    pictures: ['turtle-flower'],
    comments: [
      ['marvin', 'Did she find out?', ['seymour', 'No. She found out something better.']],
      ['ruth', 'Stealing this for Monday.'],
      ['doug', 'This, a thousand times.'],
    ],
  },
  {
    by: 'jon',
    text: 'Somebody sent me a packet with every reserved bit set. I sent it back with a smile. Be liberal in what you accept, folks.',
    tags: ['networks'],
    level: 'PUBLIC',
    comments: [
      ['lick', 'Which planet?'],
      ['edsger', 'I would have been conservative in what I accept.', ['jon', 'That is why nobody pings you.']],
    ],
  },
  {
    by: 'jean',
    text: 'Does anybody have my good wire strippers? Red handles, a nick on the left. No questions asked, well, one question.',
    tags: ['tools'],
    comments: [
      ['pres', '…how long have they been gone?', ['jean', 'PRES.'], ['pres', 'They will be on your bench tomorrow.']],
      ['betty', 'I dreamt of them. Far left drawer.'],
    ],
  },
  {
    by: 'olejohan',
    text: 'Quartet tonight, and for once all four of us counted the same bars. Coroutines, if you think about it: each knows exactly where it left off.',
    tags: ['music'],
    comments: [
      ['kristen', 'And nobody yields to the viola.'],
      ['robin', 'If you ever need an oboe, keep looking.'],
    ],
  },
  {
    by: 'vannevar',
    text: 'Spent the afternoon looking for a note that I know I wrote, about not losing notes.',
    tags: ['notes'],
    level: 'PUBLIC',
    comments: [
      ['doug', 'I think about your desk every day of my life.'],
      ['norbert', 'Which house did you look in?'],
      ['karen', 'How would you have searched for it? Which words? This is all I ask anybody.'],
    ],
  },
  {
    by: 'mary',
    text: 'Science club built a smoke tunnel out of a fish tank, a fan and a lot of tape. First model tested: a paper plane. Second: a hamburger. The hamburger does not fly.',
    tags: ['teaching', 'windtunnel'],
    level: 'PUBLIC',
    pictures: ['smoke-tunnel'],
    comments: [
      ['katherine', 'With enough thrust everything flies.'],
      ['annie', 'I volunteer to eat the test article.'],
      ['dorothy', 'So that is where my fan went.'],
    ],
  },
  {
    by: 'charles',
    text: 'The engine will be finished next year. I know what I said last year. This is different, because I have redesigned it.',
    tags: ['hardware', 'engine'],
    level: 'PUBLIC',
    pictures: ['engine-on-parchment'],
    comments: [
      ['ada', 'Charles. The cards. You promised to look at the cards first.', ['charles', 'After the redesign.']],
      ['herb', 'Have you considered stopping when it is good enough?'],
      ['jack', 'Have you considered making it smaller?'],
      ['augustus', 'Put me down for one. Again.'],
    ],
  },
]
