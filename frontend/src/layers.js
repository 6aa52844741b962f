// Lay a small network out in layers: each thing stands one layer after the nearest thing that leads to it.
// The same links in the same order always give the same picture.
// @ts-check

const BETWEEN_LAYERS_PX = 110;
const BETWEEN_ROWS_PX = 62;

/**
 * The layer of every name, from 0: first what nothing leads to, then, for loops, whatever comes first.
 * @param {string[]} names
 * @param {[string, string][]} links
 * @returns {Map<string, number>}
 */
export function layers(names, links) {
  const found = new Map();
  const led = new Set(links.map(([, to]) => to));
  const waiting = names.filter((name) => !led.has(name));
  waiting.forEach((name) => found.set(name, 0));
  for (const start of [null, ...names]) {
    if (start !== null && !found.has(start)) waiting.push(start), found.set(start, 0);
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      for (const [from, to] of links) {
        if (from === name && !found.has(to)) waiting.push(to), found.set(to, found.get(name) + 1);
      }
    }
  }
  return found;
}

/**
 * Where the middle of every thing goes, in pixels: layers from left to right, or from top to bottom.
 * @param {Map<string, number>} layerOf
 * @param {(name: string) => number} widthOf
 * @param {boolean} across
 * @returns {Map<string, { x: number, y: number }>}
 */
export function places(layerOf, widthOf, across) {
  const columns = [...new Set(layerOf.values())].sort((a, b) => a - b).map((at) => [...layerOf.keys()].filter((name) => layerOf.get(name) === at));
  const placed = new Map();
  let start = 0;
  for (const names of columns) {
    const widths = names.map(widthOf);
    const widest = Math.max(...widths);
    let along = -widths.reduce((sum, width) => sum + width + BETWEEN_ROWS_PX / 2, 0) / 2;
    names.forEach((name, at) => {
      if (across) placed.set(name, { x: start + widest / 2, y: (at - (names.length - 1) / 2) * BETWEEN_ROWS_PX });
      else placed.set(name, { x: along + widths[at] / 2, y: start });
      along += widths[at] + BETWEEN_ROWS_PX / 2;
    });
    start += across ? widest + BETWEEN_LAYERS_PX : BETWEEN_LAYERS_PX * 0.85;
  }
  return placed;
}
