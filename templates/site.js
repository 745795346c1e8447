// On every page: what plays an episode from a list. The rest of the player is loaded when something is first played;
// without this module such a link opens the recording itself.

const player = () => import('./dock.js')

/** Plays at once, while the browser still knows that somebody pressed something; all else comes after. */
function begin(link) {
  const media = document.createElement(link.type.startsWith('video/') ? 'video' : 'audio')
  media.src = `${link.href.split('#')[0]}${placeOf(link.dataset.key)}`
  // A refusal is told by what is loaded next.
  media.play().catch(() => {})
  return media
}

function placeOf(key) {
  try {
    const place = Number(localStorage.getItem(`inonda:${key}`))
    return place > 0 ? `#t=${place}` : ''
  } catch {
    return ''
  }
}

document.addEventListener('click', async (event) => {
  if (event.defaultPrevented || event.button > 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target.closest?.('a.play[data-key]')
  if (!link) return
  event.preventDefault()
  const known = document.querySelector('inonda-player[data-key]')?.dataset.key === link.dataset.key
  const media = known ? undefined : begin(link)
  const { press } = await player()
  press(link, media)
})

// The player of an episode's own page.
document.addEventListener('inonda:begun', async ({ detail }) => {
  const { take } = await player()
  take(detail)
})

// An entry of the history that was left for another page of the same document.
if (history.scrollRestoration === 'manual' && history.state?.y > 0) {
  addEventListener('load', () => scrollTo({ top: history.state.y, behavior: 'instant' }))
}

// A menu that lies over the page goes when something else is meant.
document.addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('.menu[open]')) if (!menu.contains(target)) menu.open = false
})
document.addEventListener('keydown', ({ key, target }) => {
  const menu = key === 'Escape' && target.closest?.('.menu[open]')
  if (!menu) return
  menu.open = false
  menu.querySelector('summary').focus()
})
