// <time-chart> draws the events and intervals its table lists, in lanes, on one time axis in UTC.
//
// Each row: `data-from` and, for an interval, `data-until` (ISO 8601 with zone), `data-lane` (label), `data-kind` (silence,
// signal, against, or nothing special).
// @ts-check
import { axisX, barX, dot, gridX, plot } from "@observablehq/plot";
import { Island } from "./island.js";
import { recordOf, select } from "./selection.js";

const LANE_PX = 30;
const DAY_MS = 86_400_000;

/** @typedef {{ id: string, lane: string, kind: string, from: Date, until: Date | undefined }} Happening */

class TimeChart extends Island {
  /** @type {ResizeObserver | undefined} */
  watch;
  chosen = "";

  draw() {
    if (!this.events().length) throw new Error("time-chart: no row has data-from");
    this.box.setAttribute("aria-hidden", "true");
    this.watch = new ResizeObserver(() => this.repaint());
    this.watch.observe(this.box);
    this.repaint();
  }

  /** What the rows say happened, and when. @returns {Happening[]} */
  events() {
    return this.rows.filter((row) => row.dataset.from).map((row) => ({
      id: recordOf(row),
      lane: row.dataset.lane ?? "",
      kind: row.dataset.kind ?? "",
      from: new Date(row.dataset.from ?? ""),
      until: row.dataset.until ? new Date(row.dataset.until) : undefined,
    }));
  }

  repaint() {
    if (!this.box.clientWidth) return; // not on show: on paper, or in a folded part
    const events = this.events();
    const lanes = [...new Set(events.map(({ lane }) => lane))];
    const [spans, moments] = [events.filter(({ until }) => until), events.filter(({ until }) => !until)];
    const times = { x1: "from", x2: "until", y: "lane" };
    const picture = plot({
      width: this.box.clientWidth,
      height: lanes.length * LANE_PX + 32,
      marginLeft: this.margin(lanes),
      marginTop: 4,
      marginRight: 32,
      marginBottom: 28,
      x: { type: "utc", nice: true },
      y: { domain: lanes, label: null, tickSize: 0 },
      marks: [
        gridX(),
        axisX({ label: null, tickFormat: this.ticks(events), tickSpacing: 90 }),
        barX(spans, { ...times, insetTop: 7, insetBottom: 7, insetLeft: -1, insetRight: -1 }),
        dot(moments, { x: "from", y: "lane", r: 4.5 }),
      ],
    });
    picture.querySelector("style")?.remove(); // the policy allows no inline style; islands.css says the same
    this.box.replaceChildren(picture);
    this.join("bar", spans);
    this.join("dot", moments);
  }

  /** Tie drawn shapes to their rows: Plot draws them in the order of the data. @param {string} mark @param {Happening[]} events */
  join(mark, events) {
    const shapes = this.box.querySelectorAll(`g[aria-label="${mark}"] > *`);
    shapes.forEach((shape, at) => {
      const { id, kind } = events[at];
      shape.classList.add("event", ...(kind ? [kind] : []));
      shape.classList.toggle("chosen", id === this.chosen);
      shape.addEventListener("click", () => select(id));
    });
  }

  /** Room in pixels for the longest lane's name. @param {string[]} lanes */
  margin(lanes) {
    const pen = document.createElement("canvas").getContext("2d");
    if (pen) pen.font = `13px ${getComputedStyle(this).fontFamily}`;
    const widest = Math.max(...lanes.map((lane) => pen?.measureText(lane).width ?? 0));
    return Math.min(Math.ceil(widest) + 16, this.box.clientWidth / 3);
  }

  /** How times read along the axis, in the page's language and to the precision the span allows. @param {Happening[]} events */
  ticks(events) {
    const ends = events.flatMap(({ from, until }) => [Number(from), Number(until ?? from)]);
    const days = (Math.max(...ends) - Math.min(...ends)) / DAY_MS;
    /** @type {Intl.DateTimeFormatOptions} */
    const shown = days > 1500 ? { year: "numeric" } : days > 90 ? { year: "numeric", month: "short" }
      : days > 4 ? { day: "numeric", month: "short" } : { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hour12: false };
    const format = new Intl.DateTimeFormat(document.documentElement.lang || "en", { ...shown, timeZone: "UTC" });
    return (/** @type {Date} */ time) => format.format(time);
  }

  /** @param {string} id */
  show(id) {
    this.chosen = id;
    this.repaint();
  }

  erase() {
    this.watch?.disconnect();
    this.box.replaceChildren();
  }
}

customElements.define("time-chart", TimeChart);
