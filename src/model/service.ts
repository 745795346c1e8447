/** Table. The slugs of services for podcast:block (podcast namespace, serviceslugs.txt; P20-BLOCK-2). */
export const SERVICES: readonly string[] =
  `acast amazon anchor apple audible audioboom backtracks bitcoin blubrry buzzsprout captivate castos castopod
facebook fireside fyyd google gpodder hypercatcher kasts libsyn mastodon megafono megaphone omnystudio overcast paypal
pinecast podbean podcastaddict podcastguru podcastindex podcasts podchaser podcloud podfriend podiant podigee podnews
podomatic podserve podverse redcircle relay resonaterecordings rss shoutengine simplecast slack soundcloud spotify
spreaker tiktok transistor twitter whooshkaa youtube zencast`.split(/\s+/)
