// Sentences of an interview in several languages, made of parts of our own writing: as many as wanted, others for every seed.

/** A row of numbers from 0 to 1 that a seed decides (mulberry32). */
export function chance(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 2654435761), 97) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What one speaker says. */
export interface Said {
  readonly speaker: 'Host' | 'Guest'
  readonly text: string
}

export type SpokenLanguage = 'en' | 'it' | 'de' | 'fr' | 'es' | 'zh'

interface Material {
  readonly questions: readonly string[]
  readonly answers: readonly string[]
  readonly parts: Readonly<Record<string, readonly string[]>>
}

/** Questions and answers by turns, as `{ speaker, text }`; each speaker says one to three sentences. */
export function interview(language: SpokenLanguage, count: number, seed: string): readonly Said[] {
  const random = chance(`${language} ${seed}`)
  const { questions, answers, parts } = LANGUAGES[language]
  const one = (list: readonly string[] = []): string => list[Math.floor(random() * list.length)] ?? ''
  const filled = (pattern: string) => pattern.replace(/\{(\w+)\}/g, (_, name: string) => one(parts[name]))
  const made: Said[] = []
  let last = ''
  while (made.length < count) {
    const isHost = Math.floor(made.length / 3) % 2 === 0
    let text = filled(one(isHost ? questions : answers))
    while (text === last) text = filled(one(answers))
    last = text
    made.push({ speaker: isHost ? 'Host' : 'Guest', text })
  }
  return made
}

const LANGUAGES: Readonly<Record<SpokenLanguage, Material>> = {
  en: {
    questions: [
      'How did you come to {place}?',
      'And what happened {when}?',
      'Did your {person} understand why you wanted to work in {place}?',
      'Let us talk about {thing} for a moment.',
      'Many listeners wrote to us about {thing}, and they all ask the same question.',
      'What is the hardest part of your day?',
      'You once said that {thing} changed your life, is that true?',
      'Where do you see yourself in {number} years?',
      'Before we go on, I would like to hear how {thing} works.',
      'Is it possible to live from that?',
    ],
    answers: [
      'I started in {place} with {number} other people, and none of us knew anything about {thing}.',
      'My {person} gave me {thing} when I was {number} years old.',
      'At first nobody believed in it, but {when} the whole street came to look.',
      'We open the door at {number} in the morning, and we close it when the last visitor goes home.',
      'It is not about money.',
      'Honestly, I would do everything again, except for {thing}.',
      'There is a song that my {person} used to sing, and I still hear it in {place}.',
      'The winter of that year was so cold that {thing} froze.',
      'We lost almost all of it {when}, and we had to begin from nothing.',
      'Yes, of course.',
      'People think that it is easy, because they only see {thing} and never the long nights in {place}.',
      'I wrote {number} letters before somebody answered.',
      'What I like most is the silence {when}, before the phone begins to ring.',
      'My {person} still laughs about that day.',
    ],
    parts: {
      place: [
        'the harbour',
        'a small workshop',
        'the old theatre',
        'the radio station',
        'a village school',
        'the botanical garden',
        'a bakery',
        'the city library',
      ],
      when: [
        'in the spring',
        'after the flood',
        'on the first evening',
        'two weeks later',
        'at the end of the season',
        'before sunrise',
      ],
      person: ['grandmother', 'brother', 'teacher', 'neighbour', 'daughter', 'best friend'],
      thing: [
        'a wooden boat',
        'the garden',
        'a second hand piano',
        'the choir',
        'a bicycle without brakes',
        'the bread',
        'our first broadcast',
        'a very long map',
      ],
      number: ['three', 'seven', 'twelve', 'fifteen', 'forty', 'nine'],
    },
  },
  it: {
    questions: [
      'Come sei arrivata {place}?',
      'E che cosa è successo {when}?',
      'Tuo {person} ha capito perché volevi lavorare {place}?',
      'Parliamo un momento di {thing}.',
      'Molti ascoltatori ci hanno scritto di {thing}, e tutti fanno la stessa domanda.',
      'Qual è la parte più difficile della giornata?',
      'Una volta hai detto che {thing} ti ha cambiato la vita, è vero?',
      'Dove ti vedi fra {number} anni?',
      'Prima di andare avanti vorrei sapere come funziona {thing}.',
      'Si riesce a vivere di questo?',
    ],
    answers: [
      'Ho cominciato {place} con altre {number} persone, e nessuno di noi sapeva niente di {thing}.',
      'Mio {person} mi ha regalato {thing} quando avevo {number} anni.',
      'All’inizio non ci credeva nessuno, ma {when} è venuta a vedere tutta la strada.',
      'Apriamo la porta alle {number} del mattino, e la chiudiamo quando l’ultimo visitatore torna a casa.',
      'Non è una questione di soldi.',
      'Sinceramente rifarei tutto, tranne {thing}.',
      'C’è una canzone che mio {person} cantava sempre, e la sento ancora {place}.',
      'L’inverno di quell’anno fu così freddo che gelò perfino {thing}.',
      'Abbiamo perso quasi tutto {when}, e siamo ripartiti da zero.',
      'Sì, certamente.',
      'La gente pensa che sia facile, perché vede soltanto {thing} e mai le lunghe notti {place}.',
      'Ho scritto {number} lettere prima che qualcuno rispondesse.',
      'La cosa che mi piace di più è il silenzio {when}, prima che cominci a suonare il telefono.',
      'Mio {person} ride ancora di quel giorno.',
    ],
    parts: {
      place: [
        'al porto',
        'in una piccola officina',
        'nel vecchio teatro',
        'alla radio',
        'in una scuola di paese',
        'nel giardino botanico',
        'in panetteria',
        'alla biblioteca comunale',
      ],
      when: [
        'in primavera',
        'dopo l’alluvione',
        'la prima sera',
        'due settimane più tardi',
        'alla fine della stagione',
        'prima dell’alba',
      ],
      person: ['nonno', 'fratello', 'maestro', 'vicino', 'figlio', 'migliore amico'],
      thing: [
        'una barca di legno',
        'il giardino',
        'un pianoforte usato',
        'il coro',
        'una bicicletta senza freni',
        'il pane',
        'la nostra prima trasmissione',
        'una carta lunghissima',
      ],
      number: ['tre', 'sette', 'dodici', 'quindici', 'quaranta', 'nove'],
    },
  },
  de: {
    questions: [
      'Wie sind Sie {place} gekommen?',
      'Und was geschah {when}?',
      'Sprechen wir einen Augenblick über {thing}.',
      'Kann man davon leben?',
    ],
    answers: [
      'Ich habe {place} mit {number} anderen angefangen, und keiner von uns verstand etwas davon.',
      'Am Anfang hat niemand daran geglaubt, aber {when} kam die ganze Straße und schaute zu.',
      'Ehrlich gesagt würde ich alles noch einmal machen, nur {thing} nicht.',
      'Wir öffnen um {number} Uhr morgens und schließen, wenn der letzte Besucher nach Hause geht.',
      'Ja, natürlich.',
      'Am liebsten mag ich die Stille {when}, bevor das Telefon klingelt.',
    ],
    parts: {
      place: ['in den Hafen', 'in eine kleine Werkstatt', 'ins alte Theater', 'zum Radio'],
      when: ['im Frühling', 'nach dem Hochwasser', 'am ersten Abend', 'zwei Wochen später'],
      thing: ['das hölzerne Boot', 'den Garten', 'das gebrauchte Klavier', 'die erste Sendung'],
      number: ['drei', 'sieben', 'zwölf', 'neun'],
    },
  },
  fr: {
    questions: [
      'Comment êtes vous arrivée {place}?',
      'Et que s’est il passé {when}?',
      'Parlons un instant {thing}.',
      'Est ce qu’on peut en vivre?',
    ],
    answers: [
      'J’ai commencé {place} avec {number} autres personnes, et aucun de nous n’y connaissait rien.',
      'Au début personne n’y croyait, mais {when} toute la rue est venue regarder.',
      'Franchement, je referais tout, sauf le jour {thing}.',
      'Nous ouvrons la porte à {number} heures du matin, et nous la fermons quand le dernier visiteur rentre chez lui.',
      'Oui, bien sûr.',
      'Ce que je préfère, c’est le silence {when}, avant que le téléphone sonne.',
    ],
    parts: {
      place: ['au port', 'dans un petit atelier', 'au vieux théâtre', 'à la radio'],
      when: ['au printemps', 'après l’inondation', 'le premier soir', 'deux semaines plus tard'],
      thing: ['du bateau en bois', 'du jardin', 'du piano d’occasion', 'de la première émission'],
      number: ['trois', 'sept', 'douze', 'neuf'],
    },
  },
  es: {
    questions: [
      '¿Cómo llegaste {place}?',
      '¿Y qué pasó {when}?',
      'Hablemos un momento {thing}.',
      '¿Se puede vivir de eso?',
    ],
    answers: [
      'Empecé {place} con otras {number} personas, y ninguno de nosotros sabía nada.',
      'Al principio nadie lo creía, pero {when} vino a mirar toda la calle.',
      'Sinceramente lo haría todo otra vez, menos lo {thing}.',
      'Abrimos la puerta a las {number} de la mañana, y la cerramos cuando el último visitante vuelve a casa.',
      'Sí, por supuesto.',
      'Lo que más me gusta es el silencio {when}, antes de que suene el teléfono.',
    ],
    parts: {
      place: ['al puerto', 'a un pequeño taller', 'al viejo teatro', 'a la radio'],
      when: ['en primavera', 'después de la inundación', 'la primera noche', 'dos semanas más tarde'],
      thing: ['del barco de madera', 'del jardín', 'del piano usado', 'de la primera emisión'],
      number: ['tres', 'siete', 'doce', 'nueve'],
    },
  },
  zh: {
    questions: [
      '你是怎么来到{place}的？',
      '{when}发生了什么？',
      '我们来谈谈{thing}吧。',
      '这样能生活下去吗？',
    ],
    answers: [
      '我和{number}个人一起在{place}开始，我们谁也不懂{thing}。',
      '一开始没有人相信，可是{when}整条街的人都来看了。',
      '说实话，我愿意从头再来一次，只是不要{thing}。',
      '我们早上{number}点开门，等最后一位客人回家才关门。',
      '当然可以。',
      '我最喜欢{when}的安静，那时候电话还没有响。',
    ],
    parts: {
      place: ['港口', '一个小作坊', '老剧院', '电台'],
      when: ['春天的时候', '洪水以后', '第一个晚上', '两个星期以后'],
      thing: ['木船', '花园', '旧钢琴', '第一次广播'],
      number: ['三', '七', '十二', '九'],
    },
  },
}
