// Copy what a button with `data-copies` holds, and say so in the button's own words (`data-copied`).
// @ts-check

const SAID_FOR_MS = 2000;

/** Show the buttons where the browser can copy, and listen. */
export function copying() {
  if (!navigator.clipboard) return;
  document.documentElement.classList.add("can-copy");
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copies]") : null;
    if (button instanceof HTMLButtonElement) copy(button);
  });
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copies ?? "");
  const label = button.textContent;
  button.textContent = button.dataset.copied ?? label;
  button.disabled = true;
  setTimeout(() => {
    button.textContent = label;
    button.disabled = false;
  }, SAID_FOR_MS);
}
