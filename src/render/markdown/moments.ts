/** A time such as `3:12`, `00:20` or `1:03:12`: not `16:9`, and not part of a longer number or an address. */
export const MOMENT =
  /(?<![\p{L}\p{N}:/_])(?:(\d{1,2}):([0-5]\d)|(\d{1,3})):([0-5]\d)(?![\p{L}\p{N}:/_]|[.,]\d|\s?[AaPp]\.?[Mm]\b)/gu

/** Converts a match of MOMENT to seconds. */
export function secondsIn([, hours = '0', minutes = '0', alone, seconds = '0']: RegExpExecArray): number {
  return Number(hours) * 3600 + Number(alone ?? minutes) * 60 + Number(seconds)
}
