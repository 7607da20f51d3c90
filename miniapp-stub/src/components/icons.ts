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
import station from "lucide-static/icons/store.svg?raw";
import map from "lucide-static/icons/map.svg?raw";
import locate from "lucide-static/icons/locate-fixed.svg?raw";
import way from "lucide-static/icons/navigation.svg?raw";
import water from "lucide-static/icons/glass-water.svg?raw";
import hotWater from "lucide-static/icons/coffee.svg?raw";
import microwave from "lucide-static/icons/microwave.svg?raw";
import fridge from "lucide-static/icons/refrigerator.svg?raw";
import plug from "lucide-static/icons/plug-zap.svg?raw";
import battery from "lucide-static/icons/battery-charging.svg?raw";
import umbrella from "lucide-static/icons/umbrella.svg?raw";
import medicine from "lucide-static/icons/briefcase-medical.svg?raw";
import seat from "lucide-static/icons/armchair.svg?raw";
import massage from "lucide-static/icons/sofa.svg?raw";
import toilet from "lucide-static/icons/toilet.svg?raw";
import wifi from "lucide-static/icons/wifi.svg?raw";
import meal from "lucide-static/icons/soup.svg?raw";
import snack from "lucide-static/icons/cookie.svg?raw";
import bike from "lucide-static/icons/bike.svg?raw";
import swap from "lucide-static/icons/zap.svg?raw";
import heart from "lucide-static/icons/heart-pulse.svg?raw";
import wheelchair from "lucide-static/icons/accessibility.svg?raw";
import cool from "lucide-static/icons/air-vent.svg?raw";
import shower from "lucide-static/icons/shower-head.svg?raw";
import hazard from "lucide-static/icons/construction.svg?raw";
import manhole from "lucide-static/icons/circle-dot.svg?raw";
import lamp from "lucide-static/icons/lightbulb-off.svg?raw";
import wet from "lucide-static/icons/waves.svg?raw";
import cable from "lucide-static/icons/cable.svg?raw";
import more from "lucide-static/icons/ellipsis.svg?raw";
import help from "lucide-static/icons/life-buoy.svg?raw";
import wound from "lucide-static/icons/bandage.svg?raw";
import unwell from "lucide-static/icons/frown.svg?raw";
import child from "lucide-static/icons/baby.svg?raw";
import flower from "lucide-static/icons/flower.svg?raw";
import list from "lucide-static/icons/list.svg?raw";
import checkIn from "lucide-static/icons/map-pin-check.svg?raw";

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
  station,
  map,
  locate,
  way,
  water,
  hotWater,
  microwave,
  fridge,
  plug,
  battery,
  umbrella,
  medicine,
  seat,
  massage,
  toilet,
  wifi,
  meal,
  snack,
  bike,
  swap,
  heart,
  wheelchair,
  cool,
  shower,
  hazard,
  manhole,
  lamp,
  wet,
  cable,
  more,
  help,
  wound,
  unwell,
  child,
  flower,
  list,
  checkIn,
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
