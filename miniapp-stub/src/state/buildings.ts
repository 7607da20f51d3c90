import { shallowRef, type ShallowRef } from "vue";
import { FindBuildingsDocument, OneBuildingDocument, type FoundBuildingFragment } from "@/gen/graphql";
import { ask } from "@/server/request";
import { Trouble } from "@/server/trouble";
import { texts } from "@/texts/zh";
import { asked, troubleOf, type Asked } from "./asked";

export type FoundBuilding = FoundBuildingFragment;

/** Milliseconds without a key before it is asked: a word is written, not its letters. */
const PAUSE = 300;

/** What a search for a building has come to. */
export interface Finding {
  state: "idle" | "looking" | "found" | "none" | "failed";
  buildings: readonly FoundBuilding[];
  /** Where to go on; undefined when there is no more. */
  next?: string;
  trouble?: Trouble;
}

export interface BuildingSearch {
  words: ShallowRef<string>;
  finding: ShallowRef<Finding>;
  /** The person wrote this. */
  typed: (text: string) => void;
  /** Once more, after it failed. */
  again: () => Promise<void>;
  more: () => Promise<void>;
}

/** Looks for buildings while the person writes; only the answer to the last words counts. Reactive. */
export function searchBuildings(): BuildingSearch {
  const words = shallowRef("");
  const finding: ShallowRef<Finding> = shallowRef({ state: "idle", buildings: [] });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  function typed(text: string): void {
    words.value = text;
    clearTimeout(timer);
    turn++;
    if (text.trim() === "") {
      finding.value = { state: "idle", buildings: [] };
      return;
    }
    finding.value = { ...finding.value, state: "looking", next: undefined, trouble: undefined };
    timer = setTimeout(() => void look([], undefined), PAUSE);
  }

  async function look(before: readonly FoundBuilding[], after: string | undefined): Promise<void> {
    const mine = ++turn;
    finding.value = { ...finding.value, state: "looking", trouble: undefined };
    try {
      const { buildingSearch } = await ask(FindBuildingsDocument, { query: words.value.trim(), after });
      if (mine !== turn) return;
      const buildings = [...before, ...buildingSearch.nodes];
      const { hasNextPage, endCursor } = buildingSearch.pageInfo;
      const next = hasNextPage ? (endCursor ?? undefined) : undefined;
      finding.value = { state: buildings.length > 0 || next ? "found" : "none", buildings, next };
    } catch (trouble) {
      if (mine === turn) finding.value = { state: "failed", buildings: before, next: after, trouble: troubleOf(trouble) };
    }
  }

  return {
    words,
    finding,
    typed,
    again: () => look(finding.value.buildings, finding.value.next),
    more: () => look(finding.value.buildings, finding.value.next),
  };
}

/** One building by its id. */
export function openBuilding(id: string): Asked<FoundBuilding> {
  return asked(async () => {
    const { node } = await ask(OneBuildingDocument, { id });
    if (node?.__typename !== "Building") throw new Trouble("REFUSED", texts.trouble.notFound, "NOT_FOUND");
    return node;
  }, `building:${id}`);
}

/** 积善社区, or the smallest region that is known. */
export function communityOf(building: Pick<FoundBuilding, "regionPath">): string {
  return building.regionPath[building.regionPath.length - 1]?.shortName ?? "";
}

/** 御景苑 3栋. */
export function nameOf(building: { name: string; compound?: { name: string } | null }): string {
  return [building.compound?.name, building.name].filter(Boolean).join(" ");
}
