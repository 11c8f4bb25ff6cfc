// Keys for sorting entries; everything they do can be done with the buttons as well.
const form = document.querySelector('[data-sorting]')
const boxes = [...(form?.querySelectorAll('input[name="entry"]') ?? [])]
const at = () => boxes.indexOf(document.activeElement)
const go = (step) => boxes[Math.min(Math.max(at() + step, 0), boxes.length - 1)]?.focus()
const all = () => { const some = boxes.some((box) => !box.checked); for (const box of boxes) box.checked = some }
const press = (place) => document.querySelector(place)?.click()
const keys = {
  j: () => go(1),
  ArrowDown: () => go(1),
  k: () => go(-1),
  ArrowUp: () => go(-1),
  a: all,
  Enter: () => press('[data-keep]'),
  t: () => document.querySelector('[data-kinds]')?.focus(),
  n: () => press('[data-none]'),
  u: () => press('[data-undo]')
}

document.addEventListener('keydown', (event) => {
  const inField = event.target.matches?.('select, textarea, input:not([name="entry"]), button, a, summary')
  const act = keys[event.key]
  if (!act || inField || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  act()
})
