// Builds what the browser gets: one script and one style sheet per audience, the icon sheet, the fonts.
// Called by src/synovia/project/assets.py, which also knows when a new build is needed.
import * as esbuild from "esbuild";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const assets = join(root, "src/synovia/web/assets");
const out = process.argv[2] ?? join(root, "src/synovia/web/static/build");

const scripts = ["public.js", "staff.js", "patient.js", "camera.ts"].map((name) => join(assets, "js", name));
const sheets = ["public", "staff", "patient", "camera", "print"].map((name) => join(assets, "css", `${name}.css`));

/** One <symbol> per line of icons.txt, so that a page shows an icon with `<use href="…/icons.svg#name">`. */
async function iconSheet() {
  const list = join(assets, "icons.txt");
  const lines = existsSync(list) ? (await readFile(list, "utf8")).split("\n") : [];
  const names = lines.map((line) => line.replace(/#.*/, "").trim()).filter(Boolean);
  const symbols = await Promise.all([...new Set(names)].sort().map(iconSymbol));
  const head = '<svg xmlns="http://www.w3.org/2000/svg">';
  await writeFile(join(out, "icons.svg"), `${head}\n${symbols.join("\n")}\n</svg>\n`);
}

/** Our own drawings in assets/icons/ come first; every other name is a Lucide icon. */
async function iconSymbol(name) {
  const own = join(assets, "icons", `${name}.svg`);
  const lucide = join(root, "node_modules/lucide-static/icons", `${name}.svg`);
  const file = existsSync(own) ? own : lucide;
  if (!existsSync(file)) throw new Error(`icons.txt names "${name}", which is neither in assets/icons nor in Lucide`);
  const svg = await readFile(file, "utf8");
  const viewBox = /viewBox="([^"]+)"/.exec(svg)?.[1] ?? "0 0 24 24";
  const body = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>[\s\S]*/, "");
  const look = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${name}" viewBox="${viewBox}" ${look}>${body.replace(/\s+/g, " ").trim()}</symbol>`;
}

/** Everything that others wrote and we hand on, with the licence it came under. */
async function licences() {
  const lock = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  const handedOn = ["htmx.org", "lucide-static", "@fontsource-variable/inter"];
  const texts = await Promise.all(
    handedOn.map(async (name) => {
      const text = await readFile(join(root, "node_modules", name, "LICENSE"), "utf8");
      return `${name} ${lock.packages[`node_modules/${name}`].version}\n\n${text.trim()}\n`;
    }),
  );
  // These bring no file of their own; they stand under the Apache License 2.0, whose text is Synovia's own as well.
  const apache = ["@mediapipe/tasks-vision", "@mediapipe/pose", "@mediapipe/face_mesh"];
  const named = apache.map((name) => `${name} ${lock.packages[`node_modules/${name}`].version}`).join("\n");
  texts.push(`${named}\n\n${(await readFile(join(root, "LICENSE"), "utf8")).trim()}\n`);
  await writeFile(join(out, "licences.txt"), texts.join("\n\n"));
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await esbuild.build({
  entryPoints: [...scripts, ...sheets].filter(existsSync),
  outdir: out,
  outbase: assets,
  entryNames: "[name]",
  assetNames: "fonts/[name]",
  bundle: true,
  minify: true,
  sourcemap: false,
  format: "esm",
  target: ["es2022", "chrome111", "firefox115", "safari16.4"],
  loader: { ".woff2": "file", ".svg": "file", ".png": "file" },
  legalComments: "external",
  logLevel: "warning",
});
await iconSheet();
await licences();
