// The arrow keys step through a replay, except where somebody is writing or choosing.
document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (event.target.closest('input, select, textarea, details, [tabindex]')) return
  const step = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key]
  const link = step && document.querySelector(`.heed-steps a[rel="${step}"]`)
  if (link) link.click()
})
