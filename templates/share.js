// What a listener takes along: a link, from a moment on where that is wanted, and the player for another page.
import { clock, copied, filled, make } from './browser.js'

function begin() {
  const place = document.querySelector('.sharing')
  if (!place || place.dataset.ready) return
  const { title, url, embed, share, copy, failed, start, preview } = place.dataset
  place.dataset.ready = 'true'
  const field = place.querySelector('input')
  const code = place.querySelector('textarea')
  const whole = code.value
  const told = make('span', { class: 'meta', role: 'status' })
  const box = make('input', { type: 'checkbox' })
  const words = make('span')
  const label = make('label', {}, box, words)
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

  const row = make('p', { class: 'inline' })
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
    const isCopied = await copied(control.value)
    if (!isCopied) control.select()
    told.textContent = isCopied ? place.dataset.copied : failed
  }

  // What the code shows, once somebody looks at it.
  const details = place.querySelector('details')
  details.addEventListener('toggle', () => {
    if (!details.open || details.querySelector('iframe')) return
    const [, height = '220'] = /height="(\d+)"/.exec(whole) ?? []
    details.append(
      button(copy, () => take(code)),
      make('iframe', { src: embed, height, title: preview }),
    )
  })

  offerMoment()
  for (const event of ['pointerenter', 'focusin']) place.addEventListener(event, offerMoment)
  const player = document.querySelector('main inonda-player audio, main inonda-player video')
  for (const event of ['pause', 'seeked', 'play']) player?.addEventListener(event, offerMoment)
}

function button(text, deed) {
  const made = make('button', { type: 'button', class: 'button' }, text)
  made.addEventListener('click', deed)
  return made
}

begin()
document.addEventListener('inonda:page', begin)
