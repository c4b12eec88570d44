// Writes the libraries that the page stands on, and their licences, to static/lib: the same bytes from the same lock file.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const LIB = "../src/forbear/studio/static/lib";
const FONT = "node_modules/@fontsource-variable/source-serif-4";
const FONT_FILES = ["latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal"];

await rm(LIB, { recursive: true, force: true });
await mkdir(LIB, { recursive: true });
const built = await build({
  entryPoints: ["view.js", "editor.js"],
  outdir: LIB,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  metafile: true,
});
for (const part of FONT_FILES) await cp(`${FONT}/files/source-serif-4-${part}.woff2`, `${LIB}/source-serif-4-${part}.woff2`);
await cp("node_modules/axe-core/axe.min.js", "../tests/browser/lib/axe.min.js");
await cp("node_modules/axe-core/LICENSE", "../tests/browser/lib/axe.LICENSE");

const bundled = Object.keys(built.metafile.inputs).map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
const packages = [...new Set(bundled.filter(Boolean)), "@fontsource-variable/source-serif-4"].sort();
const told = [];
for (const name of packages) {
  const home = `node_modules/${name}`;
  const { version, license } = JSON.parse(await readFile(`${home}/package.json`, "utf8"));
  const text = await readFile(`${home}/LICENSE`, "utf8");
  told.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
}
await writeFile(`${LIB}/LICENSES.txt`, told.join(`\n${"-".repeat(80)}\n\n`));
