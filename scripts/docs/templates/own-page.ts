import type { Variables } from './kinds.ts'

/** Table. What the template of a station's own pages knows. */
export const OWN_PAGE: Variables = {
  name: 'as its file in pages/ is called, without .md',
  title: 'its title',
  text_html: 'its text; null for none',
  schedule: [
    'what is broadcast every week, on the page `schedule`; null elsewhere, and without one',
    {
      timezone: 'the station’s time zone: `Europe/Rome`',
      zone: 'whose clock the times are on, in words',
      yours: 'how a script tells the listener’s time, with {time} in its place',
      days: [
        'those on which something is on, from Monday',
        {
          number: '1 is Monday',
          name: 'the day in words',
          broadcasts: [
            'by time',
            {
              time: '`18:00`',
              until: 'when it ends; null where nobody says',
              title: 'what is on',
              lang: 'the language of the title',
              station_lang: 'the language of the note',
              href: 'the show’s page; null where it is no show',
              note: 'a few words beside it; null for none',
            },
          ],
        },
      ],
    },
  ],
}
