import type { PlaceNameFragment } from "@/gen/graphql";
import { nameOf } from "./buildings";

/** As people say it, with what tells it from another of the same name: 滨河花园 3栋 2单元. Empty where the place is gone. */
export function placeName(place: PlaceNameFragment | null | undefined): string {
  switch (place?.__typename) {
    case undefined:
      return "";
    case "Region":
      return place.shortName;
    case "Building":
      return nameOf(place);
    case "Unit":
      return [place.building && nameOf(place.building), place.name].filter(Boolean).join(" ");
    default:
      return place?.name ?? "";
  }
}
