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
