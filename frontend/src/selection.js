// Know which record is selected on the page. Every table and island tells it, and hears it, through one event on `document`.
// @ts-check

const SELECTED = "comity:selected";

/**
 * Tell the whole page that a record is selected.
 * @param {string} id of the table row that is the record's own
 */
export function select(id) {
  document.dispatchEvent(new CustomEvent(SELECTED, { detail: { id } }));
}

/**
 * Hear what is selected, until the signal says stop; an address that names a record counts as its selection.
 * @param {(id: string) => void} listener
 * @param {AbortSignal} [signal]
 */
export function whenSelected(listener, signal) {
  const heard = (/** @type {Event} */ event) => listener(/** @type {CustomEvent} */ (event).detail.id);
  document.addEventListener(SELECTED, heard, { signal });
}

/** The record that the address names; empty when it names none. */
export function named() {
  return decodeURIComponent(location.hash.slice(1));
}

/**
 * The record a row is about: the one it names, else itself.
 * @param {HTMLElement} row
 */
export function recordOf(row) {
  return row.dataset.about ?? row.id;
}
