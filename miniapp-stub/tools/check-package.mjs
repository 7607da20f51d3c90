/**
 * Looks at what was built, as WeChat and a phone on a slow line would: `node tools/check-package.mjs [FOLDER]`, dist/build where
 * nothing is named. Ends with 1 and says why if it would be refused or is too big.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gzipSync } from "node:zlib";

const KB = 1024;
/** Ours; WeChat's own is 2 MB for each package. */
const MOST_MAIN = 1024 * KB;
const MOST_SUB = 2048 * KB;
/** Compressed script before the plate's page. */
const MOST_SCRIPT = 200 * KB;
const STAFF = "staff";

/**
 * Addresses that uni-app's own script holds and that load nothing by themselves: names of XML languages, the page that explains
 * Vue's errors, maps that open when somebody asks for the way, advertisements of which we show none.
 */
const NOT_LOADED = [
  "http://www.w3.org/",
  "https://vuejs.org/error-reference/",
  "https://api.map.baidu.com/",
  "https://apis.map.qq.com/",
  "https://map.qq.com/",
  "https://maps.googleapis.com/",
  "https://uri.amap.com/",
  "https://webapi.amap.com/",
  "https://www.google.com/maps/",
  "https://www.googleapis.com/geolocation/",
  "https://hac1.dcloud.net.cn/ah5v2",
  "https://has1.dcloud.net.cn/ahl",
];

/** Each has to be named in app.json and applied for; ours is getLocation, for an alarm, and a case at a spot that is no place. */
const ASKS_FOR_PLACE = /\.(getLocation|getFuzzyLocation|onLocationChange|startLocationUpdate|chooseLocation|choosePoi|chooseAddress)\b/g;

/**
 * What WeChat lets a package do only where its account has declared it, with the reason, and the person has agreed
 * (https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html). An app that is published says in
 * its 用户隐私保护指引 what stands in DECLARED; CONTRIBUTING tells its publisher so.
 */
const ASKS_FOR_CONSENT =
  /\b(getLocation|getFuzzyLocation|startLocationUpdate|chooseLocation|choosePoi|chooseAddress|chooseInvoice|chooseImage|chooseMedia|chooseVideo|chooseMessageFile|chooseLicensePlate|getPhoneNumber|getRealtimePhoneNumber|chooseAvatar|getUserProfile|getWeRunData|getRecorderManager|startRecord|joinVoIPChat|createCameraContext|createVKSession|openBluetoothAdapter|saveImageToPhotosAlbum|saveVideoToPhotosAlbum|addPhoneContact|addPhoneCalendar|addPhoneRepeatCalendar|startAccelerometer|startCompass|startGyroscope|startDeviceMotionListening|setClipboardData|getClipboardData)\b/g;
const DECLARED = ["getPhoneNumber", "chooseMessageFile", "setClipboardData", "chooseMedia", "getLocation", "getRecorderManager", "saveImageToPhotosAlbum", "addPhoneCalendar"];

const compiler = createRequire(import.meta.url)("miniprogram-compiler");
const built = path.resolve(process.argv[2] ?? "dist/build");
const faults = [];

function require(holds, fault) {
  if (!holds) faults.push(fault);
}

const files = (folder) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(path.join(folder, name)).isFile());

const text = (...name) => readFileSync(path.join(...name), "utf8");
const kilobytes = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

function checkWeChat(folder) {
  const app = JSON.parse(text(folder, "app.json"));
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => `${root.replace(/\/$/, "")}/`);
  const rootOf = (name) => roots.find((root) => name.startsWith(root)) ?? "";
  const sizes = { "": 0, ...Object.fromEntries(roots.map((root) => [root, 0])) };
  for (const name of files(folder)) {
    sizes[rootOf(name)] += statSync(path.join(folder, name)).size;
    if (name.endsWith(".js")) checkRequires(folder, name, rootOf);
    require(!/\.js$/.test(name) || !text(folder, name).includes("MutationObserver"), `WeChat: ${name} holds what only a browser has`);
    require(!name.endsWith(".map"), `WeChat: a source map is in the package: ${name}`);
  }
  require(sizes[""] < MOST_MAIN, `WeChat: the main package has ${kilobytes(sizes[""])}; it is to stay under ${kilobytes(MOST_MAIN)}`);
  for (const root of roots) require(sizes[root] < MOST_SUB, `WeChat: ${root} has ${kilobytes(sizes[root])}`);

  const staffIsBuilt = !existsSync(path.join("src", STAFF)) || roots.includes(`${STAFF}/`);
  require(staffIsBuilt, "WeChat: the staff's pages are in no subpackage");
  for (const page of app.pages) {
    require(!page.startsWith(`${STAFF}/`), `WeChat: ${page} is the staff's and stands in the main package`);
    require(existsSync(path.join(folder, `${page}.wxml`)), `WeChat: the page ${page} was not built`);
  }
  checkConfiguration(folder, app);
  checkTemplates(folder);
  checkStyles(folder);
  compile(folder, roots, rootOf);
  const sub = roots.map((root) => `, ${root} ${kilobytes(sizes[root])}`).join("");
  console.log(`WeChat: main package ${kilobytes(sizes[""])}${sub}; ${app.pages.length} pages in it`);
}

/** What the main package needs from a subpackage is not there when the app starts. */
function checkRequires(folder, name, rootOf) {
  for (const [, needed] of text(folder, name).matchAll(/require\("(\.[^"]+)"\)/g)) {
    const target = path.posix.join(path.posix.dirname(name), needed);
    const from = rootOf(target);
    require(from === "" || from === rootOf(name), `WeChat: ${name} needs ${target}, which is in another package`);
  }
}

/**
 * What app.json has to say for the package to do on a phone what it does in a browser
 * (https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html).
 */
function checkConfiguration(folder, app) {
  // Without `darkmode` no phone's darkness reaches the styles, nor the bars around the page.
  require(app.darkmode === true && app.themeLocation, "WeChat: app.json does not say that the app knows the dark (darkmode, themeLocation)");
  if (app.themeLocation) checkTheme(folder, app);
  require(app.lazyCodeLoading === "requiredComponents", "WeChat: app.json has each page load the components of all (lazyCodeLoading)");
  // Without a sitemap WeChat's search may show every page, whichever code it was opened with.
  require(existsSync(path.join(folder, "sitemap.json")), "WeChat: there is no sitemap.json");
  for (const name of files(folder).filter((file) => /\.(js|wxml)$/.test(file))) {
    for (const [api] of text(folder, name).matchAll(ASKS_FOR_CONSENT)) {
      require(DECLARED.includes(api), `WeChat: ${name} uses ${api}, which the privacy guide has to declare: see DECLARED and CONTRIBUTING`);
    }
    for (const [, api] of text(folder, name).matchAll(ASKS_FOR_PLACE)) {
      require(app.requiredPrivateInfos?.includes(api), `WeChat: ${name} calls ${api}, which app.json does not name (requiredPrivateInfos)`);
    }
  }
}

/** Each colour that is named is there, in the light and in the dark. */
function checkTheme(folder, app) {
  const theme = JSON.parse(text(folder, app.themeLocation));
  const pages = [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
  for (const [name, value] of [app.window, ...pages.map((page) => JSON.parse(text(folder, `${page}.json`)))].flatMap(Object.entries)) {
    if (typeof value !== "string" || !value.startsWith("@")) continue;
    for (const side of ["light", "dark"]) require(theme[side]?.[value.slice(1)], `WeChat: ${name} is ${value}, which ${app.themeLocation} has not in the ${side}`);
  }
}

function checkTemplates(folder) {
  for (const name of files(folder).filter((file) => file.endsWith(".wxml"))) {
    const template = text(folder, name);
    // https://developers.weixin.qq.com/miniprogram/dev/component/aria-component.html
    require(!/\srole=/.test(template), `WeChat: ${name} says role, which no screen reader hears there; it is aria-role`);
    // https://developers.weixin.qq.com/miniprogram/dev/component/page-container.html
    const containers = template.split("<page-container").length - 1;
    require(containers <= 1, `WeChat: ${name} holds ${containers} page-containers; a page shows one`);
    const moves = /page\{[^}]*position:\s*static\s*!important/.test(text(folder, "app.wxss"));
    require(containers === 0 || moves, `WeChat: ${name} holds a page-container, which fixes its page, and app.wxss does not free it`);
  }
}

/**
 * In a component's styles only classes reach what is meant
 * (https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/wxml-wxss.html).
 */
function checkStyles(folder) {
  for (const name of files(folder).filter((file) => file.endsWith(".wxss") && file !== "app.wxss")) {
    for (const [, selectors] of text(folder, name).matchAll(/([^{}]+)\{/g)) {
      if (selectors.trim().startsWith("@") || /^\s*(from|to|\d+%)/.test(selectors)) continue;
      require(!/\[|#|(^|[\s,>+~])[a-z*]/i.test(selectors.trim()), `WeChat: ${name} has the selector ${selectors.trim()}; a component's have classes alone`);
    }
  }
}

/** WeChat's own compilers say what its developer tool would: package by package, for no more than a megabyte at a time is heard of the first. */
function compile(folder, roots, rootOf) {
  const templates = files(folder).filter((name) => name.endsWith(".wxml"));
  for (const root of ["", ...roots]) compileBy("wcc", () => compiler.wxmlToJs(folder, { wxmlList: templates.filter((name) => rootOf(name) === root) }));
  compileBy("wcsc", () => compiler.wxssToJs(folder));
}

function compileBy(name, run) {
  try {
    require(run().length > 0, `WeChat: ${name} made nothing of the package`);
  } catch (error) {
    faults.push(`WeChat: ${name} refuses the package: ${String(error.message).slice(0, 600)}`);
  }
}

function checkH5(folder) {
  const page = text(folder, "index.html");
  const scripts = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  require(scripts.every(([, , inline]) => inline.trim() === ""), "H5: the page holds inline script, which its content policy forbids");
  const all = files(folder);
  for (const name of all) checkAddresses(folder, name);

  const chunks = all.filter((name) => name.endsWith(".js"));
  const plate = chunks.find((name) => path.basename(name).startsWith("pages-plate-plate."));
  require(plate, "H5: the plate's page was not built");
  const entries = [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, name]) => name);
  const needed = new Set();
  for (const name of [...entries, ...(plate ? [plate] : [])]) follow(folder, name, needed);
  const bytes = [...needed].reduce((sum, name) => sum + gzipSync(readFileSync(path.join(folder, name)), { level: 9 }).length, 0);
  require(bytes <= MOST_SCRIPT, `H5: ${kilobytes(bytes)} of compressed script before the plate's page; ${kilobytes(MOST_SCRIPT)} may be`);
  console.log(`H5: ${kilobytes(bytes)} of compressed script before the plate's page, in ${needed.size} files`);
}

/** Nothing comes from somebody else's server: not with the page, not with its styles, not from its script. */
function checkAddresses(folder, name) {
  if (!/\.(js|css|html)$/.test(name)) return;
  const loads = name.endsWith(".js") ? /https?:\/\/[^\s"'`)\\]+/g : /(?:url\(\s*|@import\s*|\b(?:src|href|action)\s*=\s*)["']?((?:https?:)?\/\/[^\s"')>]+)/g;
  for (const [whole, address = whole] of text(folder, name).matchAll(loads)) {
    require(NOT_LOADED.some((known) => address.startsWith(known)), `H5: ${name} names ${address}, which is not ours`);
  }
}

/** A chunk, and what it imports before it runs. What it imports later is written `import(…)`. */
function follow(folder, name, needed) {
  if (needed.has(name)) return;
  needed.add(name);
  for (const [, imported] of text(folder, name).matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)) {
    follow(folder, path.posix.join(path.posix.dirname(name), imported), needed);
  }
}

const checks = { "mp-weixin": checkWeChat, h5: checkH5 };
for (const [name, check] of Object.entries(checks)) {
  const folder = path.join(built, name);
  if (existsSync(folder)) check(folder);
  else faults.push(`${name} was not built: npm run build:${name}`);
}
faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length > 0 ? 1 : 0;
