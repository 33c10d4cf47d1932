/** A line said in a conversation. */
export type TownLine = [by: string, text: string]

export const directTalks: readonly (readonly TownLine[])[] = [
  [
    ['charles', 'Ada, did you get the drawings?'],
    ['ada', 'All of them! I have remarks. They are somewhat longer than the drawings.'],
    ['charles', 'How much longer?'],
    ['ada', 'About three times. I have put letters on them, A to G.'],
    ['charles', 'And is there anything wrong in mine?'],
    ['ada', 'One small thing in the Bernoulli numbers. Do not be cross.'],
    ['charles', 'I am never cross. Where?'],
  ],
  [
    ['grace', 'Are you coming on Sunday? Joan is taking people up the hill.'],
    ['ada', 'If my shoes are dry by then. Shall I bring cake?'],
    ['grace', 'You may always bring cake.'],
    ['ada', 'Lemon or the heavy one?'],
    ['grace', 'The heavy one doubles as ballast. Lemon, please.'],
    ['ada', 'Lemon it is. See you at ten at the old station!'],
  ],
  [
    ['joan', 'You left your bicycle chain here. Again.'],
    ['alan', 'I count the turns and stop before it comes off. It is quite reliable.'],
    ['joan', 'Or you could mend it.'],
    ['alan', 'Then I would have nothing to count.'],
    ['joan', 'Chess on Thursday?'],
    ['alan', 'Thursday. I will run over.'],
  ],
  [
    ['kay', 'Did you move the third panel?'],
    ['jean', 'Me? Never. Why?'],
    ['kay', 'It gives the right answer now.'],
    ['jean', 'Then yes, that was me.'],
  ],
  [
    ['dorothy', 'The urn leaks a little, is that a problem?'],
    ['mary', 'Put the bucket from the wind tunnel under it.'],
    ['dorothy', 'You are wasted on aeroplanes.'],
  ],
  [
    ['olejohan', 'Rehearsal is moved to seven.'],
    ['kristen', 'Then I ski at five and think at six.'],
    ['olejohan', 'Do not come with wet socks again.'],
    ['kristen', 'No promises. Maybe a virtual one.'],
  ],
  [
    ['claude', 'Do you still have the juggling clubs?'],
    ['marvin', 'Two. The third one is inside the machine.'],
    ['claude', 'Which machine?'],
    ['marvin', 'We will know when it stops.'],
  ],
  [
    ['ted', 'Question about transactions, and please do not laugh.'],
    ['jim', 'I am on a boat, nobody hears me.'],
    ['ted', 'If the power goes in the middle, is it as if nothing had been done?'],
    ['jim', 'As if nothing, or as if all. Never the middle.'],
    ['ted', 'Then it is the only tidy place on earth.'],
    ['jim', 'Come sailing, Ted. You would like the bilge log.'],
  ],
  [
    ['hedy', 'I meant it about the player piano.'],
    ['ada', 'And I meant it about the music! Do you have one with all the keys?'],
    ['hedy', 'Eighty-eight. And a friend who once synchronised sixteen of them.'],
    ['ada', 'Sixteen! Oh, this will be loud.'],
    ['hedy', 'Next week, then. I cook, you bring the cards.'],
  ],
  [
    ['katherine', 'I went over your trajectory. It is fine.'],
    ['annie', 'Only fine?'],
    ['katherine', 'It is exactly right, to the sixth place. I say fine so that you do not get careless.'],
    ['annie', 'Framing that.'],
  ],
  [
    ['niklaus', 'I have read your note. It has one sentence too many.'],
    ['edsger', 'Which?'],
    ['niklaus', 'Find it yourself, it will do you good.'],
    ['edsger', 'I found three.'],
  ],
  [
    ['lick', 'Dinner with the network people tomorrow. You have to come and be grumpy about addresses.'],
    ['jon', 'Do I have to wear shoes?'],
    ['lick', 'It is a restaurant, Jon.'],
    ['jon', 'So, sandals.'],
  ],
]

export const groupTalks: readonly {
  name: string
  description: string
  by: string
  members: string[]
  lines: TownLine[]
}[] = [
  {
    name: 'Sunday walk',
    description: 'Ten o’clock at the old station, whatever the weather',
    by: 'joan',
    members: ['alan', 'mavis', 'karen', 'robin', 'ada', 'grace', 'maurice'],
    lines: [
      ['joan', 'So who is in for Sunday?'],
      ['mavis', 'Me, and the dog.'],
      ['karen', 'In.'],
      ['robin', 'In if it does not rain. In if it does, but later.'],
      ['ada', 'In! There will be lemon cake, @grace has asked for it.'],
      ['maurice', 'I had not been sure, but I am now.'],
      ['grace', 'I bring the thermos that survived two admirals.'],
      ['alan', 'I will start from home at nine and meet you at the top.'],
      ['joan', '@alan, it is eleven miles from yours.'],
      ['alan', 'Half past eight then.'],
    ],
  },
  {
    name: 'ENIAC kitchen',
    description: 'Lunch, wires, who has the strippers',
    by: 'jean',
    members: ['kay', 'betty', 'ruth', 'mauchly', 'pres', 'klara'],
    lines: [
      ['jean', 'Strippers are back. Thank you, “nobody”.'],
      ['pres', 'You are welcome.'],
      ['betty', 'Far left drawer?'],
      ['pres', '…how do you DO that?'],
      ['kay', 'Soda bread at noon, bring butter.'],
      ['ruth', 'I have butter.'],
      ['mauchly', 'I have a knee that says take an umbrella.'],
    ],
  },
  {
    name: 'West Area Computing',
    description: 'Night class, science club, rides home',
    by: 'dorothy',
    members: ['katherine', 'mary', 'annie', 'evelyn'],
    lines: [
      ['dorothy', 'Class is at seven, we start with DO loops.'],
      ['mary', 'I drive, two seats left.'],
      ['katherine', 'One seat left.'],
      ['annie', 'None. See you at six!'],
      ['evelyn', 'I come with eggs and take the bus.'],
      ['dorothy', 'Nobody with eggs takes the bus. I pick you up.'],
    ],
  },
  {
    name: 'Quartet and friends',
    description: 'Oboes by appointment only',
    by: 'olejohan',
    members: ['max', 'hedy', 'edsger', 'robin', 'ada'],
    lines: [
      ['olejohan', 'Next Thursday: Schubert, at ours.'],
      ['max', 'I can play the viola if nobody else will.'],
      ['edsger', 'I turn pages. I turn them well.'],
      ['hedy', 'Ada and I have a piece for player piano and courage.'],
      ['robin', 'I will listen. I promise.'],
    ],
  },
  {
    name: 'Small languages',
    description: 'It has to fit on one page',
    by: 'niklaus',
    members: ['dennis', 'backus', 'edsger', 'kateryna', 'peter', 'robin', 'mccarthy', 'grace'],
    lines: [
      ['niklaus', 'This month: what can we take out?'],
      ['dennis', 'Declarations could go after the function name. Kidding.'],
      ['mccarthy', 'All the syntax.'],
      ['backus', 'Assignment.'],
      ['edsger', 'You know what I would take out.'],
      ['grace', 'Leave the English in, please. Somebody has to read it.'],
      ['kateryna', 'Take out everything that cannot point at itself.'],
      ['peter', 'Who writes the minutes? In a notation, I mean.'],
    ],
  },
]

/** What people say under each other's posts when nothing special comes to mind. */
export const smallTalk: readonly string[] = [
  'Love this.',
  'Made my morning, thank you.',
  'I was just telling somebody about this!',
  'Say hello from me.',
  'Same here, to be honest.',
  'You have to tell me more on Sunday.',
  'That is going on the fridge.',
  'Ha! I knew it.',
  'Lovely picture.',
  'Oh, how I know this.',
  'Can I borrow that for a lecture?',
  'Please never stop posting these.',
]
