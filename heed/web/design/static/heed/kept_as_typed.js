// A form that keeps what is typed in it: on the server while there is a connection, and in this browser until it is sent.
//   <form data-kept-at="/address/that/keeps/"> ... <p role="status" data-kept-said></p>
// The page that comes after it has been sent has data-kept-sent somewhere, at an address the form's begins with.
const AFTER_TYPING = 800
// A page asked for while the server was still keeping may not show it yet.
const STILL_ON_ITS_WAY = 10_000

for (const form of document.querySelectorAll('form[data-kept-at]')) {
  const said = form.querySelector('[data-kept-said]')
  const place = `kept ${location.pathname}${location.search}`
  let waiting = 0

  const fields = () => [...form.elements].filter((field) => field.name && !['hidden', 'submit', 'file'].includes(field.type))
  const say = (words) => { if (said) said.textContent = words }
  const keepHere = (onServer) => {
    const typed = new FormData(form)
    const values = Object.fromEntries(fields().map((field) => [field.name, typed.getAll(field.name).map(String)]))
    localStorage.setItem(place, JSON.stringify({ at: Date.now(), onServer, values }))
  }
  const restore = (field, kept, isNewer) => {
    const isChoice = field.type === 'radio' || field.type === 'checkbox'
    if (isChoice && isNewer) field.checked = kept.includes(field.value)
    if (!isChoice && kept[0] && (isNewer || !field.value)) field.value = kept[0]
  }

  const keptHere = JSON.parse(localStorage.getItem(place) || 'null')
  if (keptHere) {
    const isNewer = !keptHere.onServer || Date.now() - keptHere.at < STILL_ON_ITS_WAY
    for (const field of fields()) if (keptHere.values[field.name]) restore(field, keptHere.values[field.name], isNewer)
    if (!keptHere.onServer) say('What you typed without a connection is here again. It is not sent yet.')
  }

  const keep = async () => {
    keepHere(false)
    try {
      const answer = await fetch(form.dataset.keptAt, { method: 'POST', body: new FormData(form) })
      if (!answer.ok) return say('It could not be kept just now. What you typed is kept in this browser; press the button to send it.')
      keepHere(true)
      say('Kept. It is sent when you press the button.')
    } catch {
      say('There is no connection. What you typed is kept in this browser; press the button when you are connected again.')
    }
  }

  form.addEventListener('input', () => {
    keepHere(false)
    clearTimeout(waiting)
    waiting = setTimeout(keep, AFTER_TYPING)
  })
  window.addEventListener('online', keep)
  form.addEventListener('submit', (event) => {
    clearTimeout(waiting)
    if (navigator.onLine) return
    event.preventDefault()
    event.stopImmediatePropagation()
    keep()
  }, true)
}

// What was kept in this browser for a form that has been sent is not wanted any more.
if (document.querySelector('[data-kept-sent]')) {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(`kept ${location.pathname}`)) localStorage.removeItem(name)
  }
}
