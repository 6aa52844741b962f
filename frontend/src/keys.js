// Give every control that names a key in `aria-keyshortcuts` that key, and show all of them when asked with "?".
// Single keys can be switched off and stay off (WCAG 2.2, success criterion 2.1.4).
// @ts-check
import { currentRow, open, ROWS, step } from "./stepping.js";

const OFF = "comity-keys-off";
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const MOVES = /** @type {Record<string, (() => void) | undefined>} */ ({
  j: () => step(1),
  k: () => step(-1),
  Enter: open,
});

const help = () => /** @type {HTMLDialogElement | null} */ (document.getElementById("keys"));

/** The controls on show that name a key, those of the selected row first; another row's never answer. */
function controls() {
  const named = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[aria-keyshortcuts]")]);
  const rowOf = (/** @type {HTMLElement} */ control) => control.closest(ROWS);
  const ready = named.filter((control) => control.checkVisibility() && !control.matches(":disabled"));
  return [...ready.filter((control) => rowOf(control) && rowOf(control) === currentRow()), ...ready.filter((control) => !rowOf(control))];
}

/** The control that answers to a key. @param {string} key */
function controlFor(key) {
  return controls().find((control) => control.getAttribute("aria-keyshortcuts")?.split(" ").includes(key));
}

/** What a control says, less the key it shows. @param {HTMLElement} control */
function words(control) {
  const said = /** @type {HTMLElement} */ (control.cloneNode(true));
  said.querySelectorAll("kbd").forEach((key) => key.remove());
  return said.textContent?.trim() ?? "";
}

/** List the keys of this page below those that every page has. */
function listed() {
  const body = help()?.querySelector("tbody[data-keys]");
  const rows = new Map(controls().map((control) => {
    const row = document.createElement("tr");
    const key = document.createElement("kbd");
    key.textContent = control.getAttribute("aria-keyshortcuts");
    row.insertCell().append(key);
    row.insertCell().textContent = control.title || words(control);
    return [key.textContent, row];
  }));
  body?.replaceChildren(...rows.values());
}

/** @param {KeyboardEvent} event */
function press(event) {
  const target = /** @type {Element} */ (event.target);
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target.closest(`${TYPING}, dialog`)) return;
  if (event.key === "?") return ask();
  if (localStorage.getItem(OFF)) return;
  if (event.key === "Enter" && !target.matches("tr, li")) return;
  const move = MOVES[event.key] ?? (() => controlFor(event.key)?.click());
  move();
}

/** Show what the keys do. */
function ask() {
  listed();
  help()?.showModal();
}

/** Begin to listen. */
export function keys() {
  document.documentElement.classList.add("has-keys");
  document.addEventListener("keydown", press);
  for (const button of document.querySelectorAll("[data-shows-keys]")) {
    button.addEventListener("click", ask);
    button.removeAttribute("hidden");
  }
  const single = /** @type {HTMLInputElement | null | undefined} */ (help()?.querySelector("[data-single-keys]"));
  if (!single) return;
  single.checked = !localStorage.getItem(OFF);
  single.addEventListener("change", () => (single.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
}
