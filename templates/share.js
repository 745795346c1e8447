// What a listener takes along: a link, from a moment on where that is wanted, and the player for another page.
import { clock } from './player-view.js'
import { filled } from './reading.js'

function begin() {
  const place = document.querySelector('.sharing')
  if (!place || place.dataset.ready) return
  const { title, url, embed, share, copy, copied, failed, start, preview } = place.dataset
  place.dataset.ready = 'true'
  const field = place.querySelector('input')
  const code = place.querySelector('textarea')
  const whole = code.value
  const told = Object.assign(document.createElement('span'), { className: 'meta' })
  told.setAttribute('role', 'status')

  const box = Object.assign(document.createElement('input'), { type: 'checkbox' })
  const label = document.createElement('label')
  const words = document.createElement('span')
  label.append(box, words)
  const at = () => Math.floor(document.querySelector('main inonda-player')?.player?.at() ?? 0)
  const moment = () => (box.checked ? `#t=${box.value}` : '')
  function offerMoment() {
    if (!box.checked) box.value = String(at())
    words.textContent = filled(start, { at: clock(Number(box.value)) })
    label.hidden = box.value === '0'
  }
  function write() {
    field.value = url + moment()
    code.value = whole.replace(/src="([^"#]*)"/, (_, src) => `src="${src}${moment()}"`)
  }
  box.addEventListener('change', write)

  const row = Object.assign(document.createElement('p'), { className: 'inline' })
  if (navigator.share) {
    // Who closes the window of the system has changed their mind, and need not be told.
    row.append(button(share, () => navigator.share({ title, url: field.value }).catch(() => {})))
  }
  row.append(
    button(copy, () => take(field)),
    label,
    told,
  )
  place.querySelector('p').after(row)

  async function take(control) {
    try {
      await navigator.clipboard.writeText(control.value)
      told.textContent = copied
    } catch {
      control.select()
      told.textContent = failed
    }
  }

  // What the code shows, once somebody looks at it.
  const details = place.querySelector('details')
  details.addEventListener('toggle', () => {
    if (!details.open || details.querySelector('iframe')) return
    const [, height = '220'] = /height="(\d+)"/.exec(whole) ?? []
    const frame = Object.assign(document.createElement('iframe'), { src: embed, height, title: preview })
    details.append(
      button(copy, () => take(code)),
      frame,
    )
  })

  offerMoment()
  for (const event of ['pointerenter', 'focusin']) place.addEventListener(event, offerMoment)
  const player = document.querySelector('main inonda-player audio, main inonda-player video')
  for (const event of ['pause', 'seeked', 'play']) player?.addEventListener(event, offerMoment)
}

function button(text, deed) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'button' })
  made.textContent = text
  made.addEventListener('click', deed)
  return made
}

begin()
document.addEventListener('inonda:page', begin)
