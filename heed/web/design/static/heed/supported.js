// Before the first paint of the body, so that what needs a script shows at once and what does not never flickers.
new MutationObserver((_, observer) => {
  if (!document.body) return
  document.body.classList.add('js-enabled')
  if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
  observer.disconnect()
}).observe(document.documentElement, { childList: true })
