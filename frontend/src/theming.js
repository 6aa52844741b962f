// Let a person choose the theme (as the system has it, light, dark) and remember it.
// @ts-check

const KEY = "comity-theme";
const CHANGED = "comity:themed";

/** Begin to listen to the choice, and show which one holds. */
export function theming() {
  const choices = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=theme]"));
  for (const choice of choices) {
    choice.checked = choice.value === (document.documentElement.dataset.theme ?? "");
    choice.addEventListener("change", () => wear(choice.value));
    choice.closest("fieldset")?.removeAttribute("hidden");
  }
}

/** @param {string} theme light, dark, or empty for the system's */
function wear(theme) {
  if (theme) {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
  } else {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(KEY);
  }
  document.dispatchEvent(new CustomEvent(CHANGED));
}

/**
 * Hear that the colours changed, by choice or because the system's did.
 * @param {() => void} listener
 * @param {AbortSignal} signal
 */
export function whenThemed(listener, signal) {
  document.addEventListener(CHANGED, listener, { signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener, { signal });
}
