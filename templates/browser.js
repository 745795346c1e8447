// What several modules need: elements, words, times, the clipboard, and what a browser keeps.

/** An element, without the attributes that are undefined or null. */
export function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) element.setAttribute(key, value)
  }
  element.append(...inside)
  return element
}

/** A sentence with what stands for `{name}` in it. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}

/** `1:02:03`, of seconds. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** Whether a text could be copied: not without HTTPS, or without leave. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Where nothing may be kept, nothing is, and all else goes on. */
export function keep(name, value) {
  try {
    if (value === undefined) localStorage.removeItem(`inonda:${name}`)
    else localStorage.setItem(`inonda:${name}`, String(value))
  } catch {}
}

export function recall(name) {
  try {
    return localStorage.getItem(`inonda:${name}`)
  } catch {
    return null
  }
}

/** Seconds, of `1:02:03`. */
export function clockSeconds(text) {
  if (!/^(\d+:){0,2}\d+(\.\d*)?$/.test(text)) return undefined
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
