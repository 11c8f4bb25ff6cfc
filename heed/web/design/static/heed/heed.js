import { initAll as startGovuk } from '../built/govuk.js'
import { initAll as startMoj } from '../built/moj.js'

startGovuk()
startMoj()

// A part of a page that htmx has drawn again brings components that have not been started yet.
document.addEventListener('htmx:after:swap', (event) => {
  const drawn = event.target instanceof Element ? event.target : document.body
  startGovuk({ scope: drawn })
  startMoj({ scope: drawn })
})

// Somebody who is writing is still here: a session must not end under a long text.
const BETWEEN_SIGNS_OF_LIFE = 5 * 60 * 1000
let lastSign = Date.now()
document.addEventListener('input', () => {
  if (Date.now() - lastSign < BETWEEN_SIGNS_OF_LIFE) return
  lastSign = Date.now()
  fetch('/still-here/').catch(() => {})
})
