// <track-map src="tracks.geojson" land="land.json" worker="worker.mjs"> draws tracks, silences and signals on an offline map.
//
// `src` is a GeoJSON FeatureCollection in degrees east and north. Each feature's properties: `kind` (heard, silence, hull, fix,
// signal, place), `id` (the table row it belongs to), `hull` (from 1) and `label`, the last three where they apply.
// @ts-check
import { LngLatBounds, Map as Chart, ScaleControl, setWorkerUrl } from "maplibre-gl";
import { Island, json, MOVES_MS } from "./island.js";
import { mapStyle, ofRecord } from "./map_style.js";
import { select } from "./selection.js";

const DRAWN_LAYERS = ["signal", "silence", "hull", "heard", "rest", "fix"];
const REACH_PX = 6;
const CLOSEST_ZOOM = 8;

/** The smallest frame around features. @param {GeoJSON.Feature[]} features */
export function frame(features) {
  const bounds = new LngLatBounds();
  const add = (/** @type {any} */ at) => (typeof at[0] === "number" ? bounds.extend([at[0], at[1]]) : at.forEach(add));
  features.forEach(({ geometry }) => "coordinates" in geometry && add(geometry.coordinates));
  return bounds;
}

class TrackMap extends Island {
  /** @type {Chart | undefined} */
  map;
  /** @type {GeoJSON.FeatureCollection} */
  tracks = { type: "FeatureCollection", features: [] };
  /** @type {unknown} */
  world;
  chosen = "";

  /** @param {AbortSignal} signal */
  async draw(signal) {
    [this.world, this.tracks] = await Promise.all(["land", "src"].map((name) => json(this.getAttribute(name) ?? "", signal)));
    if (signal.aborted) return;
    setWorkerUrl(new URL(this.getAttribute("worker") ?? "", document.baseURI).href);
    this.keepLegend();
    this.map = new Chart({
      container: this.box,
      style: this.look(),
      bounds: frame(this.telling()),
      fitBoundsOptions: { padding: 48, maxZoom: CLOSEST_ZOOM },
      attributionControl: false,
      scrollZoom: false, // the wheel scrolls the page; buttons and two fingers zoom
      dragPan: !matchMedia("(pointer: coarse)").matches,
      dragRotate: false,
      keyboard: false,
      pitchWithRotate: false,
      renderWorldCopies: true,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new ScaleControl({ unit: "nautical" }));
    this.listen(this.map);
    await this.map.once("load");
    const canvas = this.map.getCanvas();
    canvas.tabIndex = -1; // the table below says the same in words
    canvas.setAttribute("aria-hidden", "true");
    canvas.removeAttribute("role");
    canvas.removeAttribute("aria-label");
  }

  /** The style in the colours of the theme. */
  look() {
    const { fontFamily } = getComputedStyle(this);
    return mapStyle(this.world, this.tracks, (name) => this.colour(name), fontFamily, this.chosen);
  }

  /** What to look at first: the hulls where several were told apart, else everything. */
  telling() {
    const hulls = this.tracks.features.filter(({ properties }) => properties?.kind === "hull");
    return hulls.length ? hulls : this.tracks.features;
  }

  /** Leave only what is drawn in the legend. */
  keepLegend() {
    const kinds = new Set(this.tracks.features.map(({ properties }) => `${properties?.kind}${properties?.hull ?? ""}`));
    for (const entry of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".legend [data-kind]"))) {
      entry.hidden = !kinds.has(entry.dataset.kind ?? "");
    }
  }

  /** @param {Chart} map */
  listen(map) {
    map.on("click", ({ point: { x, y } }) => {
      const reach = /** @type {[[number, number], [number, number]]} */ ([[x - REACH_PX, y - REACH_PX], [x + REACH_PX, y + REACH_PX]]);
      const hit = map.queryRenderedFeatures(reach, { layers: DRAWN_LAYERS }).find(({ properties }) => properties.id);
      if (hit) select(hit.properties.id);
    });
    map.on("error", ({ error }) => console.error(error));
    map.once("idle", () => this.setAttribute("settled", ""));
  }

  /** @param {string} id */
  show(id) {
    const chosen = this.tracks.features.filter(({ properties }) => properties?.id === id);
    this.chosen = id;
    this.map?.setFilter("selected", ofRecord(id, "LineString"));
    this.map?.setFilter("chosen", ofRecord(id, "Point"));
    if (!chosen.length || !this.map) return;
    const bounds = frame(chosen);
    const seen = this.map.getBounds();
    if (seen.contains(bounds.getSouthWest()) && seen.contains(bounds.getNorthEast())) return;
    this.map.fitBounds(bounds, { padding: 80, maxZoom: CLOSEST_ZOOM, duration: MOVES_MS });
  }

  repaint() {
    this.map?.setStyle(this.look());
  }

  erase() {
    this.map?.remove();
    this.map = undefined;
  }

  closer() {
    this.map?.zoomIn({ duration: MOVES_MS });
  }

  farther() {
    this.map?.zoomOut({ duration: MOVES_MS });
  }

  whole() {
    this.map?.fitBounds(frame(this.tracks.features), { padding: 48, maxZoom: CLOSEST_ZOOM, duration: MOVES_MS });
  }
}

customElements.define("track-map", TrackMap);
