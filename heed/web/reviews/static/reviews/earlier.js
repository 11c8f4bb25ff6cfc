// Earlier lessons like what is being written, looked for as its writer pauses; the button beside does the same.
const beside = document.querySelector('[data-earlier]')
const form = document.querySelector('.heed-beside form')
const words = [...(form?.querySelectorAll('textarea[name="text"], textarea[name="lesson"]') ?? [])]
const pause = 900
let waiting
let asked = 0

const look = async () => {
  const mine = ++asked
  const body = new URLSearchParams(words.map((field) => [field.name, field.value]))
  body.set('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value)
  const answer = await fetch(beside.dataset.earlier, { method: 'POST', body }).catch(() => null)
  if (!answer?.ok || answer.redirected || mine !== asked) return
  beside.innerHTML = await answer.text()
}

for (const field of beside ? words : []) {
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(look, pause)
  })
}
