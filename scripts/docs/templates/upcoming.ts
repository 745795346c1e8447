/** Table. What pages are told of episodes that are not public, beside the templates of variables.ts. */
export const UPCOMING = {
  title: 'the heading',
  zone: 'whose clocks the times are of, in words; null where none is shown',
  episodes: [
    'the next one first; what has no date comes last',
    {
      title: 'its title',
      lang: 'its language',
      href: 'its page; null where nothing but this is shown of it',
      mark: '“Draft” or “Scheduled”, in a preview; null otherwise',
      feeds: ['the shows that will carry it', { title: 'the show’s title', lang: 'its language' }],
      date: [
        'when it goes on air, by the station’s clocks; null where nobody knows',
        { iso: 'the moment for machines', words: 'the same for people' },
      ],
    },
  ],
} as const
