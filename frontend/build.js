// Build the pages' scripts into the package: every file stands alone, and two builds give the same bytes.
// The built files are checked in, so that neither users nor `make demo` need Node.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const BUILT = join(HERE, "../src/comity/web/static/built");
const MODULES = ["page", "passkeys", "track_map", "link_graph", "time_chart"];
const WORKER = "maplibre-gl-worker.mjs"; // MapLibre ships its worker apart; a strict policy wants it from our own address

const options = {
  absWorkingDir: HERE,
  outdir: BUILT,
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none", // the licences stand in NOTICES.txt
  metafile: true,
};

await rm(BUILT, { recursive: true, force: true });
await mkdir(BUILT, { recursive: true });
const modules = await build({ ...options, format: "esm", entryPoints: MODULES.map((name) => `src/${name}.js`) });
await build({ ...options, format: "iife", entryPoints: ["src/theme.js"] }); // runs before the first paint
const worker = await readFile(join(HERE, "node_modules/maplibre-gl/dist", WORKER), "utf8");
await writeFile(join(BUILT, WORKER), worker.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n"));
await writeFile(join(BUILT, "NOTICES.txt"), await notices(Object.keys(modules.metafile.inputs)));

/** The licence of every package that the built files hold code of, as its authors wrote it. */
async function notices(inputs) {
  const folders = new Set(inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []));
  return (await Promise.all([...folders].sort().map(notice))).join("\n");
}

/** A package's name, version and licence text; a package without a licence file is named with its declared licence. */
async function notice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(HERE, folder, "package.json"), "utf8"));
  const file = (await readdir(join(HERE, folder))).sort().find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(HERE, folder, file), "utf8") : `Licence as declared: ${license}\n`;
  return `${"=".repeat(100)}\n${name} ${version} (${license})\n${"=".repeat(100)}\n\n${text.replace(/\r/g, "").trim()}\n`;
}
