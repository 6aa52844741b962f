// Say how a map looks: sea, land, then what the data asserts. Silences are dashed, hulls differ by dash and by colour.
// @ts-check
import { feature } from "topojson-client";

/** @typedef {import("maplibre-gl").StyleSpecification} Style */
/** @typedef {import("maplibre-gl").ExpressionSpecification} Expression */

/** Dash lengths in line widths; the fourth hull and those after it begin again. */
const DASHES = [[1, 0], [4, 1.5], [1.5, 1.5], [6, 1.5, 1.5, 1.5]];
const IS_PLACE = /** @type {Expression} */ (["==", ["get", "kind"], "place"]);

/** @param {string} kind @returns {Expression} */
const of = (kind) => ["==", ["get", "kind"], kind];

/**
 * What belongs to a record, of one shape.
 * @param {string} id
 * @param {"Point" | "LineString"} shape
 * @returns {Expression}
 */
export const ofRecord = (id, shape) => ["all", ["==", ["get", "id"], id], ["==", ["geometry-type"], shape]];

/** The choice by a feature's hull number, from 1, out of as many values. @param {any[]} values @returns {Expression} */
const byHull = (values) => /** @type {any} */ ([
  "match", ["%", ["-", ["coalesce", ["get", "hull"], 1], 1], values.length],
  ...values.slice(0, -1).flatMap((value, at) => [at, value]), values.at(-1),
]);

/** Meridians and parallels ten degrees apart, to see how far north one is. @returns {GeoJSON.MultiLineString} */
function graticule() {
  const every = (/** @type {number} */ from, /** @type {number} */ to) => Array.from({ length: (to - from) / 10 + 1 }, (_, n) => from + 10 * n);
  const meridians = every(-180, 180).map((lon) => [[lon, -80], [lon, 80]]);
  const parallels = every(-80, 80).map((lat) => [[-180, lat], [180, lat]]);
  return { type: "MultiLineString", coordinates: [...meridians, ...parallels] };
}

/**
 * The style needs no glyph server: with `glyphs` left out MapLibre draws labels from the reader's own fonts, in any script.
 * @param {any} world a topology whose only object is the land
 * @param {GeoJSON.FeatureCollection} tracks
 * @param {(name: string) => string} colour
 * @param {string} font
 * @param {string} chosen the id of the selected record, or nothing
 * @returns {Style}
 */
export function mapStyle(world, tracks, colour, font, chosen) {
  const line = { "line-cap": "butt", "line-join": "round" };
  const halo = { "text-halo-color": colour("map-sea"), "text-halo-width": 1.5 };
  const hulls = ["hull-1", "hull-2", "hull-3", "hull-4"].map(colour);
  return /** @type {Style} */ ({
    version: 8,
    sources: {
      land: { type: "geojson", data: /** @type {any} */ (feature(world, Object.keys(world.objects)[0])) },
      graticule: { type: "geojson", data: graticule() },
      tracks: { type: "geojson", data: tracks },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("map-sea") } },
      { id: "graticule", type: "line", source: "graticule", paint: { "line-color": colour("map-grid"), "line-width": 1 } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("map-land"), "fill-outline-color": colour("map-shore") } },
      { id: "selected", type: "line", source: "tracks", filter: ofRecord(chosen, "LineString"), layout: { "line-cap": "round" },
        paint: { "line-color": colour("map-halo"), "line-width": 10, "line-opacity": 0.55 } },
      { id: "heard", type: "line", source: "tracks", filter: of("heard"), layout: line,
        paint: { "line-color": colour("hull-1"), "line-width": 2 } },
      { id: "rest", type: "line", source: "tracks", filter: of("rest"), layout: line,
        paint: { "line-color": colour("ink-2"), "line-width": 1.25 } },
      { id: "hull", type: "line", source: "tracks", filter: of("hull"), layout: line,
        paint: { "line-color": byHull(hulls), "line-width": 2, "line-dasharray": byHull(DASHES.map((d) => ["literal", d])) } },
      { id: "silence", type: "line", source: "tracks", filter: of("silence"), layout: line,
        paint: { "line-color": colour("map-silence"), "line-width": 2, "line-dasharray": [1.5, 2.5] } },
      { id: "fix", type: "circle", source: "tracks", filter: of("fix"),
        paint: { "circle-radius": 2, "circle-color": ["case", ["==", ["get", "hull"], 0], colour("ink-2"), byHull(hulls)] } },
      { id: "chosen", type: "circle", source: "tracks", filter: ofRecord(chosen, "Point"),
        paint: { "circle-radius": 12, "circle-color": colour("map-halo"), "circle-opacity": 0.55 } },
      { id: "signal", type: "circle", source: "tracks", filter: of("signal"),
        paint: { "circle-radius": 5.5, "circle-color": colour("map-sea"), "circle-stroke-width": 2.5, "circle-stroke-color": colour("map-signal") } },
      { id: "place", type: "circle", source: "tracks", filter: IS_PLACE, paint: { "circle-radius": 2.5, "circle-color": colour("ink") } },
      { id: "name", type: "symbol", source: "tracks", filter: ["has", "label"],
        layout: { "text-field": ["get", "label"], "text-font": [font], "text-size": 12, "text-anchor": "top", "text-offset": [0, 0.7] },
        paint: { "text-color": colour("ink"), ...halo } },
    ],
  });
}
