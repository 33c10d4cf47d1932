const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const firstNames = words(`
  Amara Aisha Akira Alejandra Alice Amir Ana Andrei Anika Anton Ariel Arjun Astrid Ayo Beatriz Bence Bilal Bruno Camila
  Carlos Chen Chiara Chidi Clara Dalia Daniel Davi Diego Dmitri Ebba Elena Elif Emeka Emma Erik Esra Farah Fatima Felix
  Fiona Gabriel Giulia Hana Hassan Helga Hugo Ibrahim Ines Ioana Isla Ivan Jamal Jana Jin Johanna Jonas Julia Kaito Kamala
  Karim Katya Kofi Lars Layla Leo Lin Lucia Luka Maja Malik Mara Marco Maria Mateo Maya Mei Mia Mohammed Nadia Naomi Nia
  Nikolai Noor Olga Omar Oscar Paula Pedro Priya Rafael Rania Ravi Rosa Ruth Sakura Samir Sana Sara Sofia Stefan Sven Tara
  Theo Tomas Uma Vera Viktor Wei Yara Yusuf Zainab Zoe
`)

export const lastNames = words(`
  Abe Achebe Adeyemi Ahmed Almeida Andersson Aoki Bakker Barbosa Bauer Becker Bello Berg Bianchi Brown Castro Chang Chaudhry
  Cohen Costa Cruz Dahl Das Diaz Dubois Eriksen Fernandes Ferrari Fischer Flores Fontaine Garcia Gomez Green Gupta Haddad
  Hansen Hernandez Hoffmann Horvat Hussein Ito Ivanova Jansen Jensen Johansson Jones Kaplan Kaya Khan Kim Kimura Klein
  Kovacs Kowalski Kumar Larsen Laurent Lee Lehtonen Lim Lopez Maier Mancini Martin Mbeki Medina Mehta Meyer Molina Moreau
  Morales Moretti Müller Mwangi Nakamura Nguyen Novak Nowak Nyberg Okafor Okoye Olsen Ortega Osei Papadopoulos Park Patel
  Perez Petrov Popescu Quist Ramos Rao Reyes Ricci Rivera Rossi Roux Sato Schmidt Schneider Shah Silva Singh Smith Sokolov
  Sousa Suzuki Svensson Tanaka Tanaka Torres Toure Varga Vargas Vasquez Virtanen Wagner Wang Weber Williams Wilson Wong
  Yamamoto Yilmaz Young Zhang Zimmermann
`)

export const towns = words(`
  Lagos Lima Oslo Porto Kyoto Leeds Turin Accra Quito Malmö Izmir Pune Cork Graz Bergen Nairobi Osaka Lyon Ghent Kraków Austin
  Bogotá Dakar Hanoi Riga Tampere Utrecht Valencia Zagreb Winnipeg
`)

/** A subject people post about, what they say of it, and what goes into the gaps (`*`). */
export interface Subject {
  tags: readonly string[]
  lines: readonly string[]
  gaps: readonly string[]
}

export const subjects: readonly Subject[] = [
  {
    tags: ['coffee', 'mornings'],
    lines: [
      'Found the best * in town, and no, I am not telling you where.',
      'Day starts when the * does.',
      'One more * and I will answer that mail.',
    ],
    gaps: ['espresso', 'flat white', 'filter coffee', 'cappuccino', 'cold brew'],
  },
  {
    tags: ['running', 'outdoors'],
    lines: [
      '* before work, rain all the way, no regrets.',
      'Legs say no, plan says *.',
      'First * since the injury. Slow, and happy.',
    ],
    gaps: ['10 k', 'Half marathon', 'Hill repeats', 'An easy hour', 'Five miles'],
  },
  {
    tags: ['cooking', 'food'],
    lines: [
      'Tried my grandmother’s * tonight. Close, but she still wins.',
      'If anybody wants *, I made enough for nine.',
      'The secret to good * is somebody else doing the dishes.',
    ],
    gaps: ['lentil soup', 'dumplings', 'jollof rice', 'lasagne', 'pickles', 'flatbread'],
  },
  {
    tags: ['books', 'reading'],
    lines: [
      'Finished * at two in the morning and now nobody may talk to me.',
      'Give me a reason to read *. Or not to.',
      'Book club picked *. I have opinions.',
    ],
    gaps: ['Middlemarch', 'Solaris', 'Beloved', 'The Dispossessed', 'Ficciones', 'Emma'],
  },
  {
    tags: ['work', 'meetings'],
    lines: [
      '* could have been a mail. The mail could have been nothing.',
      'New week, new *.',
      'Whoever invented *, we need to talk.',
    ],
    gaps: ['The stand-up', 'The planning', 'The offsite', 'The open office', 'The roadmap'],
  },
  {
    tags: ['music', 'gigs'],
    lines: [
      'Still hearing * from last night. Go and see them.',
      'Learning * on the guitar. Neighbours have been warned.',
      'Does anybody have a spare ticket for *?',
    ],
    gaps: ['the quartet', 'that trio', 'the choir', 'the brass band', 'the one-woman show'],
  },
  {
    tags: ['garden', 'plants'],
    lines: [
      'The * are out! I talk to them and they do not talk back.',
      'Slugs 7, * 0.',
      'Anybody wants seedlings? I may have overdone the *.',
    ],
    gaps: ['tomatoes', 'dahlias', 'beans', 'sunflowers', 'courgettes'],
  },
  {
    tags: ['code', 'debugging'],
    lines: [
      'Four hours for a bug in *. It was a comma.',
      'Rewrote * and it is shorter and nobody noticed, which is the point.',
      'Somebody explain * to me as if I had slept.',
    ],
    gaps: ['the parser', 'the cache', 'time zones', 'the build', 'that query'],
  },
  {
    tags: ['travel', 'trains'],
    lines: [
      'Window seat, eleven hours, *. Life is good.',
      'Missed the connection in *, found the best noodles of my life.',
      'Next stop: *!',
    ],
    gaps: ['the Alps', 'Trieste', 'the coast', 'Sapporo', 'Patagonia'],
  },
  {
    tags: ['cats', 'pets'],
    lines: [
      'The cat has decided that * is hers now.',
      'Vet says she is fine and should eat less *.',
      'Lost: one sock. Suspect: four legs, likes *.',
    ],
    gaps: ['my chair', 'the laptop', 'cheese', 'the new box', 'the windowsill'],
  },
]

export const remarks = [
  'Ha, yes!',
  'So true.',
  'Wish I had been there.',
  'Tell me more when we meet.',
  'Love it.',
  'Count me in next time.',
  'How did it go in the end?',
  'Same here.',
  'Oh no.',
  'Congratulations!',
  'Asking for a friend: where?',
  'This made my day.',
]

export const lines = [
  'Are you around this week?',
  'Yes! Thursday?',
  'Thursday works.',
  'The usual place?',
  'Perfect, see you there.',
  'Can you bring the book?',
  'Running ten minutes late, sorry.',
  'No worries.',
  'That was fun, thank you!',
  'Let us do that again soon.',
]
