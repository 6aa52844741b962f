// <link-graph> draws the links its table lists: who, in which relation, to whom.
//
// Each row: `data-subject`, `data-relation`, `data-object` (labels), `data-subject-kind` and `data-object-kind` (ship, person,
// or anything else), `data-doubtful` where the link is only possible. The order of the rows decides the picture: it is the
// same on every visit.
// @ts-check
import cytoscape from "cytoscape";
import { Island } from "./island.js";
import { layers, places } from "./layers.js";
import { recordOf, select } from "./selection.js";

const SHAPES = /** @type {Record<string, string>} */ ({ ship: "cut-rectangle", person: "ellipse" });
const STYLESHEET_ID = "__________cytoscape_stylesheet"; // Cytoscape writes a <style> unless an element of this id is there
const PADDING_PX = 18;
const WIDE_PX = 640;
const TALLEST_PX = 480;

class LinkGraph extends Island {
  /** @type {cytoscape.Core | undefined} */
  graph;

  draw() {
    if (!document.getElementById(STYLESHEET_ID)) document.head.append(Object.assign(document.createElement("meta"), { id: STYLESHEET_ID }));
    this.graph = cytoscape({
      container: this.box,
      elements: this.elements(),
      style: this.look(),
      maxZoom: 2,
      userZoomingEnabled: false, // the wheel scrolls the page
      boxSelectionEnabled: false,
      autoungrabify: false,
    });
    this.box.setAttribute("aria-hidden", "true");
    this.graph.on("tap", "edge", ({ target }) => select(target.id()));
    const watch = new ResizeObserver(() => this.place());
    watch.observe(this.box);
    this.leaving.signal.addEventListener("abort", () => watch.disconnect());
  }

  /** Put everything in its place, for the room there is; never larger than its natural size. */
  place() {
    const { graph } = this;
    if (!graph) return;
    const links = graph.edges().map((edge) => /** @type {[string, string]} */ ([edge.source().id(), edge.target().id()]));
    const layerOf = layers(graph.nodes().map((node) => node.id()), links);
    const placed = places(layerOf, (id) => graph.getElementById(id).data("width"), this.box.clientWidth >= WIDE_PX);
    graph.nodes().positions((node) => placed.get(node.id()) ?? { x: 0, y: 0 });
    this.box.style.blockSize = `${Math.min(graph.elements().boundingBox().h + 4 * PADDING_PX, TALLEST_PX)}px`;
    graph.resize().fit(undefined, PADDING_PX);
    if (graph.zoom() > 1) graph.zoom(1).center();
  }

  /** Nodes and links, as the rows name them. @returns {cytoscape.ElementDefinition[]} */
  elements() {
    const nodes = new Map();
    const edges = this.rows.map((row) => {
      const { subject = "", object = "", relation = "", subjectKind = "", objectKind = "" } = row.dataset;
      for (const [name, kind] of [[subject, subjectKind], [object, objectKind]]) {
        if (!nodes.has(name)) nodes.set(name, { data: { id: `node ${name}`, name, shape: SHAPES[kind] ?? "round-rectangle", ...this.size(name) } });
      }
      const line = "doubtful" in row.dataset ? "dashed" : "solid";
      return { data: { id: recordOf(row), source: `node ${subject}`, target: `node ${object}`, relation, line } };
    });
    return [...nodes.values(), ...edges];
  }

  /** A node's width and height in pixels, to hold its name. @param {string} name */
  size(name) {
    const pen = document.createElement("canvas").getContext("2d");
    if (pen) pen.font = `13px ${getComputedStyle(this).fontFamily}`;
    return { width: Math.ceil(pen?.measureText(name).width ?? 8 * name.length) + 2 * PADDING_PX, height: 34 };
  }

  /** The look in the colours of the theme. @returns {any} */
  look() {
    const [ink, paper, muted, accent, raised] = ["ink", "paper", "ink-2", "accent", "paper-2"].map((name) => this.colour(name));
    const text = { "font-family": getComputedStyle(this).fontFamily, color: ink };
    return [
      { selector: "node", style: { ...text, shape: "data(shape)", width: "data(width)", height: "data(height)", label: "data(name)",
        "font-size": 13, "text-valign": "center", "background-color": raised, "border-width": 1, "border-color": muted } },
      { selector: "edge", style: { ...text, label: "data(relation)", "font-size": 11, color: muted, width: 1.25, "line-color": muted,
        "line-style": "data(line)", "curve-style": "bezier", "target-arrow-shape": "triangle", "target-arrow-color": muted,
        "arrow-scale": 0.9, "text-background-color": paper, "text-background-opacity": 1, "text-background-padding": 3 } },
      { selector: "edge.chosen", style: { "line-color": accent, "target-arrow-color": accent, width: 3, color: ink } },
      { selector: "node.chosen", style: { "border-color": accent, "border-width": 2 } },
    ];
  }

  /** @param {string} id */
  show(id) {
    this.graph?.elements().removeClass("chosen");
    const edge = this.graph?.getElementById(id);
    edge?.addClass("chosen").connectedNodes().addClass("chosen");
  }

  repaint() {
    this.graph?.style(this.look());
  }

  erase() {
    this.graph?.destroy();
    this.graph = undefined;
  }

  closer() {
    this.zoom(1.3);
  }

  farther() {
    this.zoom(1 / 1.3);
  }

  whole() {
    this.place();
  }

  /** @param {number} factor */
  zoom(factor) {
    const middle = { x: this.box.clientWidth / 2, y: this.box.clientHeight / 2 };
    this.graph?.zoom({ level: this.graph.zoom() * factor, renderedPosition: middle });
  }
}

customElements.define("link-graph", LinkGraph);
