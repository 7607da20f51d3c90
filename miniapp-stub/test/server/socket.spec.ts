import { describe, expect, it, vi } from "vitest";
import { UniSocket } from "@/server/socket";
import { FakeSocket } from "../fakes/socket";

describe("the socket", () => {
  it("is closed where WeChat does not even try to open it, and says so once", async () => {
    const task = new FakeSocket("wss://a");
    let refuse = (_: object): void => {};
    vi.stubGlobal("uni", { connectSocket: ({ fail }: { fail: typeof refuse }) => ((refuse = fail), task) });
    const socket = new UniSocket("wss://a/graphql", "graphql-transport-ws");
    const closes = vi.fn();
    socket.onclose = closes;
    refuse({ errMsg: "connectSocket:fail url not in domain list" });
    task.fail();
    await Promise.resolve();
    expect(closes).toHaveBeenCalledOnce();
    expect(socket.readyState).toBe(UniSocket.CLOSED);
  });

  it("asks by the protocol of graphql-ws", () => {
    const connectSocket = vi.fn(() => new FakeSocket("wss://a"));
    vi.stubGlobal("uni", { connectSocket });
    new UniSocket("wss://a/graphql", "graphql-transport-ws");
    expect(connectSocket).toHaveBeenCalledWith(expect.objectContaining({ protocols: ["graphql-transport-ws"] }));
  });
});
