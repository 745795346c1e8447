import { type Html, html } from '../template.ts'

/** A data block. No character in it can end the element or begin another one (HTML, 4.12.1.3). */
export function dataBlock(type: 'application/json' | 'application/ld+json', data: object): Html | null {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return html(`<script type="${type}">${json}</script>`)
}
