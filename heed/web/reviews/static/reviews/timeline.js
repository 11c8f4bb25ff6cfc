// Arrow keys among the signs of the timeline. Only one sign is a tab stop; the sentence below says which has the focus.
const signsOf = (drawing) => [...drawing.querySelectorAll('a[data-index]')]
const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

function next (signs, here, key) {
  if (key === 'Home') return signs[0]
  if (key === 'End') return signs[signs.length - 1]
  return signs[Math.min(Math.max(signs.indexOf(here) + steps[key], 0), signs.length - 1)]
}

document.addEventListener('keydown', (event) => {
  const here = event.target.closest?.('[data-timeline] a[data-index]')
  if (!here || !(event.key in steps || event.key === 'Home' || event.key === 'End')) return
  event.preventDefault()
  const signs = signsOf(here.closest('[data-timeline]'))
  const there = next(signs, here, event.key)
  here.setAttribute('tabindex', '-1')
  there.setAttribute('tabindex', '0')
  there.focus()
  there.scrollIntoView({ block: 'nearest', inline: 'center' })
})

document.addEventListener('focusin', (event) => {
  const sign = event.target.closest?.('[data-timeline] a[data-index]')
  const said = document.querySelector('[data-timeline-said]')
  if (sign && said) said.textContent = sign.querySelector('title')?.textContent ?? ''
})
