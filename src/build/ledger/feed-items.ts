/** The guid and publication date of each item in a feed that Inonda wrote. */
export function itemsIn(feed: string): readonly { readonly guid: string; readonly date: Date }[] {
  return feed
    .split('<item>')
    .slice(1)
    .flatMap((item) => {
      const guid = /<guid [^>]{0,99}>([^<]{1,99})</.exec(item)?.[1]
      const date = /<pubDate>([^<]{1,99})</.exec(item)?.[1] ?? ''
      return guid === undefined ? [] : [{ guid, date: new Date(date) }]
    })
}
