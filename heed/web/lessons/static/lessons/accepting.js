// Proposals judged by single keys. Nothing happens while somebody types, with a modifier held, or once they are off.
"use strict";
(() => {
  const proposals = [...document.querySelectorAll("[data-proposal]")];
  const told = document.querySelector("[data-keys-told]");
  if (!told || !proposals.length) return;
  let off = sessionStorage.getItem("heed-accepting-keys") === "off";
  const button = told.querySelector("[data-keys-off]");
  const say = () => { button.textContent = off ? "Switch the keys on" : "Switch the keys off"; };
  told.hidden = false;
  say();
  button.addEventListener("click", () => {
    off = !off;
    sessionStorage.setItem("heed-accepting-keys", off ? "off" : "on");
    say();
  });
  const here = () => proposals.findIndex((each) => each.contains(document.activeElement));
  const go = (place) => {
    const proposal = proposals[Math.min(Math.max(place, 0), proposals.length - 1)];
    proposal.focus();
    proposal.scrollIntoView({ block: "start" });
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (off || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") return go(here() + 1);
    if (event.key === "k") return go(here() - 1);
    const within = event.key === "u" ? document : proposals[here()];
    const control = within && within.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (control) {
      event.preventDefault();
      control.click();
    }
  });
  const wanted = location.hash && document.getElementById(location.hash.slice(1));
  if (wanted && proposals.includes(wanted)) wanted.focus();
})();
