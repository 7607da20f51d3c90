import { httpAddress } from "@/server/address";
import { links } from "@/texts/home";
import { inWeChat } from "./platform";

/** Where the pages are. */
export const pages = {
  home: "/pages/home/home",
  plate: (code: string) => `/pages/plate/plate?code=${encodeURIComponent(code)}`,
  responsible: (plate: string) => `/pages/responsible/responsible?plate=${encodeURIComponent(plate)}`,
  duty: "/pages/duty/duty",
  alarm: (plate?: string) => `/pages/alarm/alarm${plate ? `?plate=${encodeURIComponent(plate)}` : ""}`,
  /** Those one was told of, and one of them. */
  alarmsToAnswer: "/pages/alarm/alarms",
  answerAlarm: (id: string) => `/pages/alarm/answer?id=${encodeURIComponent(id)}`,
  bands: "/band/bands/bands",
  band: (id: string) => `/band/band/band?id=${encodeURIComponent(id)}`,
  wearBand: "/band/wear/wear",
  bandCare: (id: string) => `/band/care/care?id=${encodeURIComponent(id)}`,
  alarmStand: (ticket: string) => `/pages/alarm/stand?ticket=${encodeURIComponent(ticket)}`,
  building: (id: string) => `/pages/building/building?id=${encodeURIComponent(id)}`,
  join: (building?: string, unit?: string) =>
    `/pages/homes/join${building ? `?building=${encodeURIComponent(building)}` : ""}${building && unit ? `&unit=${encodeURIComponent(unit)}` : ""}`,
  login: "/pages/login/login",
  consent: "/pages/login/consent",
  policy: "/pages/privacy/policy",
  me: "/pages/me/me",
  profile: "/pages/me/profile",
  roles: "/pages/me/roles",
  homes: "/pages/homes/homes",
  family: "/pages/family/family",
  addDependant: "/pages/family/add",
  childConsent: (guardianship: string) => `/pages/family/child?of=${encodeURIComponent(guardianship)}`,
  privacy: "/pages/privacy/privacy",
  accesses: "/pages/privacy/accesses",
  exports: "/pages/privacy/exports",
  close: "/pages/privacy/close",
  desktop: (code: string) => `/pages/desktop/desktop?code=${encodeURIComponent(code)}`,
  staff: "/staff/home/home",
  messages: "/pages/messages/messages",
  reminding: "/pages/messages/reminding",
  notices: "/pages/notice/notices",
  notice: (id: string) => `/pages/notice/notice?id=${encodeURIComponent(id)}`,
  fraud: (region: string) => `/pages/fraud/fraud?region=${encodeURIComponent(region)}`,
  file: (kind: string, plate?: string) => `/pages/case/file?kind=${kind}${plate ? `&plate=${encodeURIComponent(plate)}` : ""}`,
  case: (id: string) => `/pages/case/case?id=${encodeURIComponent(id)}`,
  cases: "/pages/case/cases",
  casesFiled: "/pages/case/cases?tab=filed",
  faq: (region: string) => `/pages/faq/faq?region=${encodeURIComponent(region)}`,
  events: (plate?: string) => `/pages/events/events${plate ? `?plate=${encodeURIComponent(plate)}` : ""}`,
  mySignUps: "/pages/events/events?tab=mine",
  event: (id: string) => `/pages/event/event?id=${encodeURIComponent(id)}`,
  signUp: (event: string) => `/pages/signup/signup?event=${encodeURIComponent(event)}`,
  pass: (signUp: string) => `/pages/pass/pass?id=${encodeURIComponent(signUp)}`,
  checkIn: ({ code, event }: { code?: string; event?: string }) =>
    `/pages/checkin/checkin?${code ? `code=${encodeURIComponent(code)}` : `event=${encodeURIComponent(event ?? "")}`}`,
  stations: (plate?: string) => `/pages/stations/stations${plate ? `?plate=${encodeURIComponent(plate)}` : ""}`,
  station: (id: string) => `/pages/station/station?id=${encodeURIComponent(id)}`,
  atStation: (code: string) => `/pages/station/station?code=${encodeURIComponent(code)}`,
  stationDesk: (id: string) => `/staff/station-desk/station-desk?station=${encodeURIComponent(id)}`,
  loans: "/pages/loans/loans",
  askForHelp: (station: string) => `/pages/help/ask?station=${encodeURIComponent(station)}`,
  helpCall: (id: string) => `/pages/help/call?id=${encodeURIComponent(id)}`,
  helpCalls: "/pages/help/calls",
  rider: "/pages/rider/rider",
  hazard: ({ station, plate }: { station?: string; plate?: string } = {}) =>
    `/pages/hazard/hazard${station ? `?station=${encodeURIComponent(station)}` : plate ? `?plate=${encodeURIComponent(plate)}` : ""}`,
  services: (plate?: string) => `/hall/services/services${plate ? `?plate=${encodeURIComponent(plate)}` : ""}`,
  /** `at`: as `atSaid` says a place. */
  service: (key: string, at: string) => `/hall/service/service?key=${encodeURIComponent(key)}&at=${encodeURIComponent(at)}`,
  apply: (key: string, at: string) => `/hall/apply/apply?key=${encodeURIComponent(key)}&at=${encodeURIComponent(at)}`,
  applications: "/hall/applications/applications",
  application: (id: string) => `/hall/applications/application?id=${encodeURIComponent(id)}`,
  windows: (at: string, service?: string) => `/hall/windows/windows?at=${encodeURIComponent(at)}${service ? `&service=${encodeURIComponent(service)}` : ""}`,
  window: (id: string, { at, service, booking }: { at?: string; service?: string; booking?: string } = {}) =>
    `/hall/windows/window?id=${encodeURIComponent(id)}${at ? `&at=${encodeURIComponent(at)}` : ""}${service ? `&service=${encodeURIComponent(service)}` : ""}${booking ? `&booking=${encodeURIComponent(booking)}` : ""}`,
  bookings: "/hall/bookings/bookings",
  /** The same application at its desk. */
  dossier: (id: string) => `/staff/applications/applications?application=${encodeURIComponent(id)}`,
  booking: (id: string) => `/hall/bookings/booking?id=${encodeURIComponent(id)}`,
  askErrand: (service: string, at: string) => `/hall/errands/ask?key=${encodeURIComponent(service)}&at=${encodeURIComponent(at)}`,
  errands: "/hall/errands/errands",
  errand: (id: string) => `/hall/errands/errand?id=${encodeURIComponent(id)}`,
  errandJobs: "/hall/errands/jobs",
  ordersShown: (region: string) => `/pages/orders/shown?region=${encodeURIComponent(region)}`,
};

/** Pages of the server that are ours too: there one stays in the app. */
const OURS: ReadonlyArray<{ path: RegExp; page: (part: string) => string }> = [
  { path: /^\/fraud\/(\d{2,12})\/?$/, page: pages.fraud },
  { path: /^\/events\/([0-9A-Za-z]+)\/?$/, page: pages.event },
  { path: /^\/stations\/([0-9A-Za-z]+)\/?$/, page: pages.station },
  { path: /^\/faq\/(\d{2,12})\/?$/, page: pages.faq },
];

/** Those with the bar at their bottom. */
const BEGINNINGS: readonly string[] = [pages.home, pages.me];

/** WeChat keeps so many pages open, and opens no more (https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html). */
const MOST_PAGES = 10;
/** Milliseconds within which the second tap of a double tap falls. */
const DOUBLE_TAP = 500;
/** Where we are on the way to, and since when. */
let going: { url: string; at: number } | undefined;

/** To a page, once by a double tap: over this one, from where it leads back, or in its place where no more can be open. */
export function go(url: string): void {
  if (going?.url === url && Math.abs(Date.now() - going.at) < DOUBLE_TAP) return;
  going = { url, at: Date.now() };
  const how = getCurrentPages().length < MOST_PAGES ? uni.navigateTo : uni.redirectTo;
  // What belongs to the staff is fetched when it is first opened, which needs a signal.
  void how({ url, complete: () => void (going = undefined), fail: () => tell(links.notOpened) });
}

/** Back to where the person came from; home where the app was opened here. */
export function back(otherwise: string = pages.home): void {
  if (getCurrentPages().length > 1) void uni.navigateBack();
  else void uni.reLaunch({ url: otherwise });
}

/** Whether the app was opened at this page, and nothing leads back from it. */
export function isFirst(): boolean {
  const [first, second] = getCurrentPages();
  return first !== undefined && second === undefined && !BEGINNINGS.includes(`/${first.route ?? ""}`);
}

export function call(phone: string): void {
  void uni.makePhoneCall({ phoneNumber: phone, fail: () => {} });
}

/** Follows a line of a plate's page: dials a `tel:` link, opens a path of the server. WeChat opens no foreign page: it copies the link. */
export function follow(href: string): void {
  const ours = OURS.find(({ path }) => path.test(href));
  if (href.startsWith("tel:")) call(href.slice("tel:".length));
  else if (ours) go(ours.page(ours.path.exec(href)?.[1] ?? ""));
  else if (!inWeChat) location.assign(httpAddress(href));
  else uni.setClipboardData({ data: httpAddress(href), success: () => tell(links.copied), fail: () => tell(links.notCopied) });
}

/** Follows a link in a text, which may lead anywhere: a browser opens it beside the app, WeChat copies it. */
export function followAway(href: string): void {
  if (href.startsWith("tel:")) return call(href.slice("tel:".length));
  const address = href.startsWith("/") ? httpAddress(href) : href;
  // Nothing of ours is told to whoever is there.
  if (!inWeChat) window.open(address, "_blank", "noopener,noreferrer");
  else uni.setClipboardData({ data: address, success: () => tell(links.copied), fail: () => tell(links.notCopied) });
}

function tell(title: string): void {
  void uni.showToast({ title, icon: "none" });
}
