// Step through the rows of tables and lists marked `data-steps` with j and k, and mark the selected record in all of them.
// @ts-check
import { named, recordOf, select, whenSelected } from "./selection.js";

export const ROWS = ":is(table[data-steps] > tbody > tr, ol[data-steps] > li):is([id], [data-about])";

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const rowAt = (target) => (target instanceof Element ? target.closest(ROWS) : null);

/** The row the person last chose, of all rows about the same record. @type {HTMLElement | null} */
let chosen = null;

/** The selected row: where the focus is, else where the person last chose it. @returns {HTMLElement | null} */
export function currentRow() {
  const last = chosen?.isConnected && chosen.hasAttribute("aria-current") ? chosen : null;
  return rowAt(document.activeElement) ?? last ?? document.querySelector(`${ROWS}[aria-current]`);
}

/**
 * Move the focus by so many rows, within the table that has it, else within the first that is on show.
 * @param {1 | -1} by
 */
export function step(by) {
  const from = currentRow();
  const shown = [...document.querySelectorAll("[data-steps]")].filter((table) => table.checkVisibility());
  const rows = /** @type {HTMLElement[]} */ ([...((from?.closest("[data-steps]") ?? shown[0])?.querySelectorAll(ROWS) ?? [])]);
  const at = from ? rows.indexOf(from) + by : 0;
  const row = rows[Math.min(rows.length - 1, Math.max(0, at))];
  if (!row) return;
  row.tabIndex = -1;
  row.focus();
}

/** Follow the first link of the row that has the focus. */
export function open() {
  if (document.activeElement === currentRow()) currentRow()?.querySelector("a")?.click();
}

/** @param {string} id of the selected record */
function mark(id) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(ROWS))) {
    if (recordOf(row) === id) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  if (document.getElementById(id)) history.replaceState(history.state, "", `#${encodeURIComponent(id)}`);
}

/** @param {Event} event a row, or something in it, was clicked or focused */
function choose(event) {
  const row = rowAt(event.target);
  chosen = row ?? chosen;
  if (row && row.getAttribute("aria-current") !== "true") select(recordOf(row));
}

/** Begin to listen. */
export function steps() {
  whenSelected(mark);
  document.addEventListener("focusin", choose);
  document.addEventListener("click", choose);
  if (named()) select(named());
}
