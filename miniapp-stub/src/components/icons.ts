import phone from "lucide-static/icons/phone.svg?raw";
import qr from "lucide-static/icons/scan-line.svg?raw";
import search from "lucide-static/icons/search.svg?raw";
import person from "lucide-static/icons/circle-user-round.svg?raw";
import check from "lucide-static/icons/circle-check.svg?raw";
import clock from "lucide-static/icons/clock.svg?raw";
import noSignal from "lucide-static/icons/wifi-off.svg?raw";
import send from "lucide-static/icons/send.svg?raw";
import building from "lucide-static/icons/building-2.svg?raw";
import home from "lucide-static/icons/house.svg?raw";
import shield from "lucide-static/icons/shield-check.svg?raw";
import family from "lucide-static/icons/users.svg?raw";
import badge from "lucide-static/icons/id-card.svg?raw";
import speaker from "lucide-static/icons/volume-2.svg?raw";
import text from "lucide-static/icons/a-large-small.svg?raw";
import forward from "lucide-static/icons/chevron-right.svg?raw";
import wrench from "lucide-static/icons/wrench.svg?raw";
import scales from "lucide-static/icons/scale.svg?raw";
import office from "lucide-static/icons/landmark.svg?raw";
import pin from "lucide-static/icons/map-pin.svg?raw";
import plus from "lucide-static/icons/plus.svg?raw";
import computer from "lucide-static/icons/monitor.svg?raw";
import leave from "lucide-static/icons/log-out.svg?raw";
import download from "lucide-static/icons/download.svg?raw";
import print from "lucide-static/icons/printer.svg?raw";
import table from "lucide-static/icons/file-spreadsheet.svg?raw";
import warning from "lucide-static/icons/triangle-alert.svg?raw";
import mail from "lucide-static/icons/mail.svg?raw";
import bell from "lucide-static/icons/bell-ring.svg?raw";
import notice from "lucide-static/icons/megaphone.svg?raw";
import pinned from "lucide-static/icons/pin.svg?raw";
import fraud from "lucide-static/icons/shield-alert.svg?raw";
import fire from "lucide-static/icons/flame.svg?raw";
import file from "lucide-static/icons/paperclip.svg?raw";
import link from "lucide-static/icons/link.svg?raw";
import camera from "lucide-static/icons/camera.svg?raw";
import dispute from "lucide-static/icons/handshake.svg?raw";
import question from "lucide-static/icons/message-circle-question-mark.svg?raw";
import order from "lucide-static/icons/hand-helping.svg?raw";
import paused from "lucide-static/icons/circle-pause.svg?raw";
import none from "lucide-static/icons/circle-x.svg?raw";
import cases from "lucide-static/icons/clipboard-list.svg?raw";
import picture from "lucide-static/icons/image.svg?raw";
import event from "lucide-static/icons/calendar-days.svg?raw";
import ticket from "lucide-static/icons/ticket.svg?raw";
import star from "lucide-static/icons/star.svg?raw";
import health from "lucide-static/icons/stethoscope.svg?raw";
import siren from "lucide-static/icons/siren.svg?raw";
import book from "lucide-static/icons/book-open.svg?raw";
import briefcase from "lucide-static/icons/briefcase.svg?raw";
import music from "lucide-static/icons/music.svg?raw";
import calendar from "lucide-static/icons/calendar-plus.svg?raw";

/** Lucide (ISC), drawn with our line. Only what is named here comes into the package. */
const drawings = {
  phone,
  scan: qr,
  search,
  person,
  check,
  clock,
  noSignal,
  send,
  building,
  home,
  shield,
  family,
  badge,
  speaker,
  text,
  forward,
  print,
  table,
  warning,
  wrench,
  scales,
  office,
  pin,
  plus,
  computer,
  leave,
  download,
  mail,
  bell,
  notice,
  pinned,
  fraud,
  fire,
  file,
  link,
  camera,
  dispute,
  question,
  order,
  paused,
  none,
  cases,
  picture,
  event,
  ticket,
  star,
  health,
  siren,
  book,
  briefcase,
  music,
  calendar,
};

export type IconName = keyof typeof drawings;

function asUrl(svg: string): string {
  const thin = svg
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/stroke-width="2"/, 'stroke-width="1.75"')
    .replace(/\s+/g, " ")
    .trim();
  return `data:image/svg+xml,${encodeURIComponent(thin)}`;
}

export const icons = Object.fromEntries(Object.entries(drawings).map(([name, svg]) => [name, asUrl(svg)])) as Record<
  IconName,
  string
>;
