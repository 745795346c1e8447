// A button beside every address that can be copied. Without scripts the address can be selected.
function begin() {
  for (const line of document.querySelectorAll('[data-copy]:not(:has(button))')) {
    const { copy = '', copied = '', failed = '' } = line.dataset
    const address = line.querySelector('code')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button'
    button.textContent = copy
    const told = document.createElement('span')
    told.className = 'meta'
    told.setAttribute('role', 'status')
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(address.textContent)
        told.textContent = copied
      } catch {
        // No clipboard without HTTPS, or without leave.
        getSelection()?.selectAllChildren(address)
        told.textContent = failed
      }
    })
    line.append(' ', button, ' ', told)
  }
}

begin()
document.addEventListener('inonda:page', begin)
