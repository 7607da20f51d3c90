/**
 * Releases what the mini-program asks: copies the manifest of its last build to schema/documents/VERSION.json, where the server
 * finds it for as long as that version is on anybody's phone. A version that was released is not released again with other
 * documents: raise "version" in package.json.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = join(dirname(fileURLToPath(import.meta.url)), "..");
const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
const built = join(home, "src/gen/persisted-documents.json");
const released = join(home, "../schema/documents", `${version}.json`);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Sorted by id, so that the same documents are the same file. */
function manifest(file) {
  const documents = JSON.parse(readFileSync(file, "utf8"));
  const sorted = Object.fromEntries(Object.entries(documents).sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

if (!existsSync(built)) fail("There is no manifest: run npm run codegen first.");
const text = manifest(built);
if (existsSync(released) && manifest(released) !== text) {
  fail(`Version ${version} was released with other documents: raise "version" in package.json.`);
}
mkdirSync(dirname(released), { recursive: true });
writeFileSync(released, text);
console.log(`schema/documents/${version}.json holds ${Object.keys(JSON.parse(text)).length} documents; commit it.`);
