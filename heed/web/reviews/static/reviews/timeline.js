// Arrow keys among the signs of the timeline: along a lane, and to the nearest sign of the lane above or below.
// Only one sign is a tab stop; the sentence above the picture says which has the focus.
const signs = '[data-timeline] a[data-index]'
const place = (sign) => Number(sign.dataset.x)
const lanesOf = (drawing) => {
  const lanes = new Map()
  for (const sign of drawing.querySelectorAll('a[data-index]')) {
    const lane = Number(sign.dataset.lane)
    if (!lanes.has(lane)) lanes.set(lane, [])
    lanes.get(lane).push(sign)
  }
  for (const lane of lanes.values()) lane.sort((a, b) => place(a) - place(b) || a.dataset.index - b.dataset.index)
  return lanes
}
const nearest = (lane, here) => lane?.reduce((best, sign) =>
  Math.abs(place(sign) - place(here)) < Math.abs(place(best) - place(here)) ? sign : best)

function beside (lanes, here, step) {
  const numbers = [...lanes.keys()].sort((a, b) => a - b)
  return nearest(lanes.get(numbers[numbers.indexOf(Number(here.dataset.lane)) + step]), here)
}

function next (lanes, here, key) {
  const lane = lanes.get(Number(here.dataset.lane))
  switch (key) {
    case 'Home': return lane[0]
    case 'End': return lane[lane.length - 1]
    case 'ArrowUp': return beside(lanes, here, -1)
    case 'ArrowDown': return beside(lanes, here, 1)
    case 'ArrowLeft': return lane[lane.indexOf(here) - 1]
    case 'ArrowRight': return lane[lane.indexOf(here) + 1]
  }
}

document.addEventListener('keydown', (event) => {
  const here = event.target.closest?.(signs)
  if (!here || !(event.key === 'Home' || event.key === 'End' || event.key.startsWith('Arrow'))) return
  event.preventDefault()
  const there = next(lanesOf(here.closest('[data-timeline]')), here, event.key)
  if (!there || there === here) return
  here.setAttribute('tabindex', '-1')
  there.setAttribute('tabindex', '0')
  there.focus()
  there.scrollIntoView({ block: 'nearest', inline: 'center' })
})

document.addEventListener('focusin', (event) => {
  const sign = event.target.closest?.(signs)
  const said = document.querySelector('[data-timeline-said]')
  if (sign && said) said.textContent = sign.querySelector('title')?.textContent ?? ''
})
