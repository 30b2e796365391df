// Builds the page into the resources of the jar. The same sources give the same bytes.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = "../resources/dev/coodie/studio/page";

/** All files that the page is made of, in a fixed order. A Java test has the same list and hash. */
function sources(directory) {
  return readdirSync(directory)
    .sort()
    .flatMap((name) => {
      const path = directory + "/" + name;
      return statSync(path).isDirectory() ? sources(path) : [path];
    });
}

function hash() {
  const digest = createHash("sha256");
  for (const path of ["build.mjs", "package-lock.json", "package.json", "tsconfig.json", ...sources("src")]) {
    digest.update(path + "\n");
    digest.update(readFileSync(path));
  }
  return digest.digest("hex");
}

function licenses(bundled) {
  const packages = new Set();
  for (const path of bundled) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    if (name) packages.add(name);
  }
  return [...packages]
    .sort()
    .map((name) => {
      const directory = join("node_modules", name);
      const about = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
      const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? readFileSync(join(directory, file), "utf8").trim() : "";
      return `${name} ${about.version} (${about.license})\n\n${text}\n`;
    })
    .join("\n" + "-".repeat(72) + "\n\n");
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const result = await build({
  entryPoints: { app: "src/main.tsx", editor: "src/editor.ts" },
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  external: ["./editor.js"],
  metafile: true,
  outdir: out,
});
await build({ entryPoints: ["src/app.css"], minify: true, outdir: out });
cpSync("src/index.html", out + "/index.html");
cpSync("src/icon.svg", out + "/icon.svg");
writeFileSync(out + "/LICENSES.txt", licenses(Object.keys(result.metafile.inputs)));
writeFileSync(out + "/sources.sha256", hash() + "\n");
for (const name of readdirSync(out)) console.log(name, statSync(join(out, name)).size);
