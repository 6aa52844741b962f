// What the three islands share: a picture above the server-rendered table it draws, which stays the page's own account.
//
//   <x-island> <div class="island-box" hidden></div> <p class="island-error" hidden>…</p> <table data-steps>…</table> </x-island>
//
// Every word stands in the template, in the page's language. `data-does` on a button names the method it calls.
// @ts-check
import { named, whenSelected } from "./selection.js";
import { whenThemed } from "./theming.js";

export class Island extends HTMLElement {
  /** Ends every listener when the element leaves the page. */
  leaving = new AbortController();

  async connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    this.box.hidden = false;
    try {
      await this.draw(signal);
    } catch (error) {
      if (!signal.aborted) this.fail(error);
      return;
    }
    if (signal.aborted) return;
    whenSelected((id) => this.show(id), signal);
    whenThemed(() => this.repaint(), signal);
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-does]"))) {
      button.addEventListener("click", () => /** @type {any} */ (this)[button.dataset.does ?? ""](), { signal });
    }
    this.setAttribute("drawn", "");
    if (named()) this.show(named());
  }

  disconnectedCallback() {
    this.leaving.abort();
    this.removeAttribute("drawn");
    this.erase();
  }

  /** Where the picture goes. @returns {HTMLElement} */
  get box() {
    return /** @type {HTMLElement} */ (this.querySelector(".island-box"));
  }

  /** The rows of the table that the picture shows. @returns {HTMLTableRowElement[]} */
  get rows() {
    return [...this.querySelectorAll("tbody tr")].filter((row) => row instanceof HTMLTableRowElement);
  }

  /** Take the picture away and say that only the table speaks. @param {unknown} error */
  fail(error) {
    console.error(error);
    this.erase();
    this.box.hidden = true;
    this.querySelector(".island-error")?.removeAttribute("hidden");
    this.setAttribute("failed", "");
  }

  /** The page's own colour of that name, as the browser resolves it in this theme. @param {string} name */
  colour(name) {
    const probe = document.createElement("i");
    probe.style.color = `var(--${name})`;
    this.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  /** Draw the picture; throw when it cannot be drawn. @param {AbortSignal} _signal @returns {Promise<void> | void} */
  draw(_signal) {}
  /** Show which record is selected. @param {string} _id */
  show(_id) {}
  /** Draw again in the colours of the theme. */
  repaint() {}
  /** Give back what drawing took. */
  erase() {}
}

/** What an address holds, as JSON; throw when it does not come. @param {string} url @param {AbortSignal} signal */
export async function json(url, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

/** How long a movement takes: none for those who asked for none. */
export const MOVES_MS = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250;
