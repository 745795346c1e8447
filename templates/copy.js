// A button beside every address that can be copied. Without scripts the address can be selected.
import { copied, make } from './browser.js'

function begin() {
  for (const line of document.querySelectorAll('[data-copy]:not(:has(button))')) {
    const address = line.querySelector('code')
    const button = make('button', { type: 'button', class: 'button' }, line.dataset.copy)
    const told = make('span', { class: 'meta', role: 'status' })
    button.addEventListener('click', async () => {
      const isCopied = await copied(address.textContent)
      if (!isCopied) getSelection()?.selectAllChildren(address)
      told.textContent = isCopied ? line.dataset.copied : line.dataset.failed
    })
    line.append(' ', button, ' ', told)
  }
}

begin()
document.addEventListener('inonda:page', begin)
