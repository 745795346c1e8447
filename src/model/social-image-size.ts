/** The drawing that previews show elsewhere, in pixels: twice the least that they ask for, https://ogp.me#structured */
export const CARD_SIZE = { width: 1200, height: 630 } as const
