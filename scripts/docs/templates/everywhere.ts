/** Table. What every template knows: docs/templates.md is made from it. */
import type { Variables } from './kinds.ts'

export const EVERYWHERE: Variables = {
  site: [
    'the station',
    {
      title: 'its title',
      description: 'what it is',
      lang: 'its language',
      home: 'link',
      people: 'link',
      credits: 'link',
      archive: 'link',
      tags: 'link; null where no episode has a tag',
      subscribe: 'link',
      search: 'link',
      assets: 'link to the folder of assets, with a slash at the end',
      logo: [
        'the picture in the place of the title; null for none',
        {
          src: 'link',
          width: 'pixels',
          height: 'pixels',
          dark: 'link to the one for dark screens; null for none',
        },
      ],
      icon: ['what browsers show on a tab', { href: 'link', type: 'media type' }],
      font: 'link to the first font of the theme; null for none',
      navigation: [
        'the links at the head of a page, as `navigation` of station.yaml has them',
        {
          title: 'what it says',
          href: 'link',
          lang: 'its language, where that is not the language of the page’s own words',
          elsewhere: 'true for a link to another site',
          current:
            '`page` for the page itself, `true` for the part of the station that it is in, null for neither',
        },
      ],
      footer: [
        'what stands at the foot of a page, as `footer` of station.yaml has it',
        {
          text_html: 'null for none',
          links: [
            'an empty list for none',
            { title: 'what it says', href: 'link', lang: 'as above', elsewhere: 'as above' },
          ],
        },
      ],
      feeds: [
        'its shows',
        {
          title: 'the show’s title',
          lang: 'its language',
          href: 'link to the feed',
          url: 'whole address of the feed',
          json_url: 'whole address of the JSON Feed',
        },
      ],
      generator: 'the program and its version',
    },
  ],
  page: [
    'the page',
    {
      address: 'where it stands: `/people/`',
      section: 'the entry of the navigation that leads there: `archive` for episodes, years and tags',
      language: 'BCP 47',
      title: 'its title',
      full_title: 'with the station’s',
      description: 'for search engines; null for none',
      canonical: 'the whole address that counts; null for none',
      hidden: 'true where search engines are to leave it out',
      notice: 'what a reader has to know first: that it is a preview; null for nothing',
      policy_html:
        'Content-Security-Policy as a meta element, for hosts that send no such header field; right behind the charset, before all that it governs',
      locale: 'the language as Open Graph writes it: `it_IT`',
      other_locales: 'the same of the page in other languages, a list',
      alternates: ['the page in every language', { language: 'BCP 47', href: 'whole address' }],
      preview: [
        'what is shown where the page is shared; null for nothing',
        {
          type: 'of Open Graph: `website`, `article` or `profile`',
          card: 'how large it is shown: `summary` or `summary_large_image`',
          image: [
            'null for none',
            {
              url: 'whole address',
              width: 'pixels',
              height: 'pixels',
              alt: 'what it shows',
            },
          ],
          audio: [
            'null for none',
            { url: 'whole address', type: 'media type', medium: '`audio` or `video`' },
          ],
          published: 'when an episode went on air, ISO 8601; null for none',
          modified: 'when it was last corrected, or went on air; null for none',
          tags: 'list of an episode’s tags',
        },
      ],
      data_html: 'schema.org data as a script element',
      scripts: 'links to modules',
      words_lang: 'the language of the page’s own words',
      roles_lang: 'the language of the names of roles',
    },
  ],
}
