// A form that keeps what is typed in it: on the server while there is a connection, in this browser while there is none.
//   <form data-kept-at="/address/that/keeps/"> ... <p role="status" data-kept-said></p>
// The page that comes after it has been sent has data-kept-sent somewhere, at an address the form's begins with.
const AFTER_TYPING = 800

for (const form of document.querySelectorAll('form[data-kept-at]')) {
  const said = form.querySelector('[data-kept-said]')
  const place = `kept ${location.pathname}${location.search}`
  let waiting = 0

  const fields = () => [...form.elements].filter((field) => field.name && field.type !== 'hidden' && field.type !== 'submit')
  const values = () => Object.fromEntries(fields().map((field) => [field.name, field.value]))
  const say = (words) => { if (said) said.textContent = words }

  const keptHere = localStorage.getItem(place)
  if (keptHere) {
    const kept = JSON.parse(keptHere)
    for (const field of fields()) if (kept[field.name]) field.value = kept[field.name]
    say('What you typed without a connection is here again. It is not sent yet.')
  }

  const keep = async () => {
    localStorage.setItem(place, JSON.stringify(values()))
    try {
      const answer = await fetch(form.dataset.keptAt, { method: 'POST', body: new FormData(form) })
      if (!answer.ok) return say('It could not be kept just now. What you typed is kept in this browser; press the button to send it.')
      localStorage.removeItem(place)
      say('Kept. It is sent when you press the button.')
    } catch {
      say('There is no connection. What you typed is kept in this browser; press the button when you are connected again.')
    }
  }

  form.addEventListener('input', () => {
    localStorage.setItem(place, JSON.stringify(values()))
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
