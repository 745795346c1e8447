/** Table. The tags that players support, according to the Podcast Index app directory, with its date. */

/** The source of the table. It has what apps declare of themselves, not test results. */
export const PLAYERS_SOURCE = {
  name: 'the Podcast Index app directory (podcastindex.org/apps), what its players declare of themselves',
  date: '2026-06-20',
  players: 61,
} as const

export interface Readership {
  /** The tag, with its usual prefix. */
  readonly tag: string
  /** The feature that it offers to listeners. */
  readonly what: string
  /** The players that support it. */
  readonly players: readonly string[]
}

/** One line each: tag, feature, players. */
const TABLE = `
podcast:chapters | chapters | AiPodNav; AntennaPod; Anytime Podcast Player; Apple Podcasts; boxcast; Breez; Bubbl; Bòcan Music; Castamatic; CurioCaster; Digilore; FocusPodcast; Fountain; Hypercatcher; iCatcher! Podcast Player; Metacast; Nuotit; Pinepods; Pocket Casts; PodBean; Podcast Addict; Podcast Guru; Podcast Republic; Podcatcher; PodFerry; Podhome Podcast Player; PodLP; PodRank; Podverse; PulsarCast; Stablekraft; Steno.fm; The Podcast App; TrueFans; Tsacdop; Up Next; wherever.audio
podcast:transcript | transcripts | AiPodNav; AntennaPod; Anytime Podcast Player; Apple Podcasts; boxcast; Bubbl; Bòcan Music; Castamatic; Castro; CurioCaster; Digilore; Disctopia; Fountain; iCatcher! Podcast Player; Metacast; Nuotit; Onda: AI Podcast Note Taker; Pinepods; Pocket Casts; PodBean; Podcast Addict; Podcast Guru; Podcatcher; Podhome Podcast Player; PodLP; PodRank; Podverse; PrestoCast; PulsarCast; Spreaker from iHeart; Steno.fm; The Podcast App; TrueFans; Up Next; Vodio; wherever.audio
podcast:funding | a way to support the show | AntennaPod; Anytime Podcast Player; boxcast; Bòcan Music; Castamatic; CurioCaster; Digilore; Disctopia; FocusPodcast; Pinepods; Pocket Casts; Podcast Addict; Podcast Guru; Podhome Podcast Player; PodLP; podStation; Podverse; PrestoCast; Steno.fm; TrueFans; Tsacdop; Up Next; Vodio; wherever.audio
podcast:guid | the show’s identity | Boost Me Bitch; boxcast; Bòcan Music; Castamatic; Fountain; Hubhopper; Metacast; Onda: AI Podcast Note Taker; Podcast Guru; Podhome Podcast Player; PodLP; Podverse; PrestoCast; Stablekraft; Steno.fm; The Podcast App; TrueFans; Up Next; Vodio; wherever.audio
podcast:episode | episode numbers of your own | Audicy; Boost Me Bitch; boxcast; Bubbl; Fountain; Metacast; Onda: AI Podcast Note Taker; Podcatcher; Podhome Podcast Player; PodRank; pods.bg; PrestoCast; PulsarCast; Steno.fm; The Podcast App; TrueFans; Up Next; Vodio
podcast:person | credits | Anytime Podcast Player; boxcast; Bòcan Music; Fountain; iCatcher! Podcast Player; Metacast; Pinepods; Podcast Addict; Podcast Guru; Podhome Podcast Player; PodLP; PrestoCast; Steno.fm; TrueFans; Up Next
podcast:value | payments to those who made it | Boost Me Bitch; boxcast; Breez; Castamatic; CurioCaster; Digilore; Disctopia; Fountain; Podcast Guru; podStation; Podverse; Sphinx.chat; Stablekraft; TrueFans; Up Next
podcast:liveItem | live programmes | Boost Me Bitch; Bubbl; Castamatic; CurioCaster; Digilore; Fountain; Podcast Addict; Podcast Guru; Podhome Podcast Player; Podlink; Podverse; TrueFans; Up Next; wherever.audio
podcast:season | names of seasons | Boost Me Bitch; Hubhopper; Metacast; Podcast Addict; Podcast Guru; Podhome Podcast Player; PodLP; PulsarCast; Steno.fm; TrueFans; Up Next; Vodio
podcast:podping | news of changes at once | Castamatic; Pocket Casts; Podcast Guru; Podhome Podcast Player; PodLP; Podverse; PrestoCast; Spreaker from iHeart; Stablekraft; TrueFans; Up Next
podcast:remoteItem | items of other feeds | Boost Me Bitch; Fountain; Pocket Casts; Podcast Guru; Podhome Podcast Player; PodLP; PrestoCast; Stablekraft; TrueFans; Up Next; wherever.audio
podcast:podroll | shows that you recommend | boxcast; Bòcan Music; Pocket Casts; Podcast Guru; Podhome Podcast Player; PodLP; PrestoCast; TrueFans; Up Next; wherever.audio
podcast:alternateEnclosure | other formats | Castamatic; CurioCaster; Disctopia; Fountain; Podcast Addict; Podcast Guru; PodLP; Podverse; TrueFans; Up Next
podcast:medium | the medium | boxcast; Disctopia; Fountain; OpenAir; Podverse; PrestoCast; Stablekraft; TrueFans; Up Next
podcast:trailer | trailers | boxcast; Disctopia; Hubhopper; Podhome Podcast Player; PrestoCast; Steno.fm; TrueFans; Up Next
podcast:location | places | boxcast; Podcast Addict; Podcast Guru; PodLP; PrestoCast; TrueFans; Up Next
podcast:locked | the lock against imports | boxcast; Disctopia; PrestoCast; TrueFans; Up Next; Vodio
podcast:license | the licence | boxcast; PrestoCast; TrueFans; Up Next; Vodio
podcast:txt | notes for machines | Apple Podcasts; PrestoCast; Stablekraft; TrueFans; Up Next
podcast:socialInteract | comments | AntennaPod; Podverse; TrueFans; Up Next; Vodio
podcast:publisher | the publisher | Fountain; Stablekraft; TrueFans; Up Next
podcast:soundbite | soundbites | Podhome Podcast Player; Podverse; TrueFans; Up Next
podcast:image | pictures in other shapes | Boost Me Bitch; Onda: AI Podcast Note Taker; TrueFans; Up Next
podcast:chat | a chat room | CurioCaster; TrueFans; Up Next
podcast:contentLink | links to live programmes | Fountain; TrueFans; Up Next
podcast:block | who may not take the show | PrestoCast; TrueFans; Up Next
podcast:updateFrequency | how often there is something new | TrueFans; Up Next
`

export const READERSHIP: readonly Readership[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [tag = '', what = '', players = ''] = line.split(' | ')
    return { tag, what, players: players.split('; ') }
  })
