/** The size of social images in pixels: twice the minimum that sites recommend, https://ogp.me#structured */
export const CARD_SIZE = { width: 1200, height: 630 } as const
