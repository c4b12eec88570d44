// Bundles the extension with its one library, and writes that library's licences beside it.
import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const built = await build({
  entryPoints: ["extension.js"],
  outfile: "dist/extension.js",
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  external: ["vscode"],
  legalComments: "none",
  metafile: true,
});
const bundled = Object.keys(built.metafile.inputs).map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
const told = [];
for (const name of [...new Set(bundled.filter(Boolean))].sort()) {
  const { version, license } = JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8"));
  const text = await Promise.any(["LICENSE", "License.txt", "LICENSE.txt", "LICENSE.md"].map((file) => readFile(`node_modules/${name}/${file}`, "utf8")));
  told.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
}
await writeFile("dist/LICENSES.txt", told.join(`\n${"-".repeat(80)}\n\n`));
