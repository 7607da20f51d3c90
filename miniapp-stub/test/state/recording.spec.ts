import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { play, playing, stopPlaying } from "@/state/recording";
import { notice as texts } from "@/texts/notice";

/** WeChat's player: what was done to it, and what it tells. */
class Player {
  src = "";
  did: string[] = [];
  tell: Partial<Record<"play" | "ended" | "error", () => void>> = {};
  onPlay = (hear: () => void): void => void (this.tell.play = hear);
  onEnded = (hear: () => void): void => void (this.tell.ended = hear);
  onError = (hear: () => void): void => void (this.tell.error = hear);
  play = (): void => void this.did.push("play");
  stop = (): void => void this.did.push("stop");
  destroy = (): void => void this.did.push("destroy");
}

let players: Player[];
let options: object[];

beforeEach(() => {
  players = [];
  options = [];
  const createInnerAudioContext = (): Player => {
    players.push(new Player());
    return players.at(-1)!;
  };
  vi.stubGlobal("uni", { ...uni, createInnerAudioContext, setInnerAudioOption: (option: object) => options.push(option) });
});
afterEach(stopPlaying);

describe("a recording", () => {
  it("is heard also where the phone is set to make no noise, and lets its player go at its end", async () => {
    const begun = play("f1", "/tmp/a.mp3");
    expect(options).toEqual([{ obeyMuteSwitch: false }]);
    expect(players[0]).toMatchObject({ src: "/tmp/a.mp3", did: ["play"] });
    players[0]!.tell.play?.();
    await begun;
    expect(playing.value).toBe("f1");
    players[0]!.tell.ended?.();
    expect(playing.value).toBeUndefined();
    expect(players[0]!.did).toContain("destroy");
  });

  it("is stopped by a second tap, by another one, and when its page is left", () => {
    void play("f1", "a");
    void play("f1", "a");
    expect(players.map(({ did }) => did)).toEqual([["play", "stop", "destroy"]]);
    void play("f1", "a");
    void play("f2", "b");
    expect(playing.value).toBe("f2");
    expect(players[1]!.did).toContain("destroy");
    stopPlaying();
    expect(players[2]!.did).toEqual(["play", "stop", "destroy"]);
    expect(playing.value).toBeUndefined();
  });

  it("that cannot be played says so", async () => {
    const begun = play("f1", "a");
    players[0]!.tell.error?.();
    await expect(begun).rejects.toThrow(texts.fileUnknown);
    expect(playing.value).toBeUndefined();
  });
});
