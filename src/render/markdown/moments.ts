/** `3:12`, `00:20`, `1:03:12`, by itself: not `16:9`, not a part of a longer number, or of an address. */
export const MOMENT =
  /(?<![\p{L}\p{N}:/_])(?:(\d{1,2}):([0-5]\d)|(\d{1,3})):([0-5]\d)(?![\p{L}\p{N}:/_]|[.,]\d|\s?[AaPp]\.?[Mm]\b)/gu

/** The seconds that a match of MOMENT says. */
export function secondsIn([, hours = '0', minutes = '0', alone, seconds = '0']: RegExpExecArray): number {
  return Number(hours) * 3600 + Number(alone ?? minutes) * 60 + Number(seconds)
}
