// A survey that is never lost: kept in this browser from the first letter until the server has it, kept on the server
// while there is a connection, sent again by itself when the connection comes back. Its key makes sending twice harmless.
//   <form data-survey="place" data-keep-at="..." data-said-offline="..." ...> ... <p role="status" data-said></p>
const AFTER_TYPING = 800
const TRY_AGAIN = 10_000
const SOON = 20_000

for (const form of document.querySelectorAll('form[data-survey]')) {
  const place = `heed ${form.dataset.survey}`
  const words = form.dataset
  const said = form.querySelector('[data-said]')
  const button = form.querySelector('[data-send]')
  let waiting = 0
  let again = 0
  let isSending = false
  let done = false

  const say = (text, isUrgent = false) => { said.textContent = text; said.classList.toggle('heed-survey__said--urgent', isUrgent) }
  const fields = () => [...form.elements].filter((field) => field.name && field.type !== 'submit' && field.name !== 'language')
  const typed = () => {
    const values = {}
    for (const field of fields()) {
      if (field.type === 'radio' || field.type === 'checkbox') {
        values[field.name] ??= []
        if (field.checked) values[field.name].push(field.value)
      } else values[field.name] = field.value
    }
    return values
  }
  const store = (isToBeSent = false) => {
    try { localStorage.setItem(place, JSON.stringify({ values: typed(), isToBeSent })) } catch { /* a browser that keeps nothing */ }
  }
  const stored = () => { try { return JSON.parse(localStorage.getItem(place)) } catch { return null } }
  const put = (values) => {
    for (const field of fields()) {
      const value = values[field.name]
      if (value === undefined) continue
      if (Array.isArray(value)) field.checked = value.includes(field.value)
      else field.value = value
    }
  }
  const body = () => new URLSearchParams(new FormData(form))
  const posted = (address, options = {}) => fetch(address, {
    method: 'POST', body: body(), headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(SOON), ...options,
  })

  const keep = async () => {
    if (isSending || done) return
    try {
      const answer = await posted(words.keepAt)
      if (!isSending) say(answer.ok ? words.saidKept : words.saidNotKept)
    } catch {
      if (!isSending) say(words.saidOffline, true)
    }
  }

  const send = async () => {
    if (isSending || done) return
    isSending = true
    clearTimeout(waiting)
    clearTimeout(again)
    store(true)
    say(words.saidSending)
    try {
      const answer = await posted(form.action || location.href)
      const told = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : {}
      if (answer.ok || told.closed === 'used') {
        done = true
        localStorage.removeItem(place)
        location.assign(told.next)
        return
      }
      isSending = false
      if (told.closed) return say(words.saidClosed, true)
      if (answer.status === 422) { store(); return say(told.said, true) }
      say(answer.status === 429 ? words.saidTooMuch : words.saidNotKept, true)
      again = setTimeout(send, TRY_AGAIN)
    } catch {
      isSending = false
      say(words.saidWaiting, true)
      again = setTimeout(send, TRY_AGAIN)
    }
  }

  const before = stored()
  if (before) {
    put(before.values)
    say(words.saidResumed)
  }
  form.addEventListener('input', () => {
    store()
    clearTimeout(again)
    clearTimeout(waiting)
    waiting = setTimeout(keep, AFTER_TYPING)
  })
  form.addEventListener('submit', (event) => {
    if (event.submitter?.name === 'save') return
    event.preventDefault()
    send()
  })
  window.addEventListener('online', () => { if (stored()?.isToBeSent) send(); else if (stored()) keep() })
  if (button) button.disabled = false
  if (before?.isToBeSent) send()
}

// A sheet typed in by keyboard: Enter goes to the next field, in a field of many lines with Ctrl; the last one saves.
for (const form of document.querySelectorAll('form[data-typing]')) {
  const fields = [...form.querySelectorAll('input:not([type=hidden]), textarea')]
  form.addEventListener('keydown', (event) => {
    const at = fields.indexOf(event.target)
    if (event.key !== 'Enter' || at < 0 || event.shiftKey) return
    event.preventDefault()
    if (at + 1 < fields.length) fields[at + 1].focus()
    else form.requestSubmit()
  })
}
