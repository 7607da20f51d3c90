import { httpAddress } from "./address";
import { deviceId } from "./device";
import { freshKey } from "./random";
import { sessionIsOver, token } from "./session";
import { Trouble, type ServerError } from "./trouble";

/** A big workbook on a bad line. */
const PATIENCE = 120_000;

/** A file on this device that is to be sent. Its key stays the same with every retry, so that the server keeps it once. */
export interface Sendable {
  /** As the chooser gave it: a temporary path, in H5 a blob's address. */
  path: string;
  key: string;
  /** The number of the material that it is, among what is applied with. */
  material?: number;
}

export function sendable(path: string): Sendable {
  return { path, key: freshKey() };
}

/**
 * Sends a file to the server, which looks at what it really is. Resolves to its id, for the mutation that it is for; what none
 * claims is gone after a day.
 *
 * @param told is told how much is sent, in percent
 * @throws Trouble with the server's sentence if it is not taken, or if there is no signal
 */
export function upload(file: Sendable, told: (percent: number) => void = () => {}): Promise<string> {
  const sentWith = token();
  return new Promise((resolve, reject) => {
    const task = uni.uploadFile({
      url: httpAddress("/media"),
      filePath: file.path,
      name: "file",
      timeout: PATIENCE,
      header: {
        ...(sentWith ? { Authorization: `Bearer ${sentWith}` } : {}),
        "X-Device-Id": deviceId(),
        "Idempotency-Key": file.key,
      },
      success: ({ statusCode, data }) => {
        const answer = read(data);
        if (statusCode < 300 && answer?.id) return resolve(answer.id);
        const trouble = Trouble.of(answer?.errors ?? [], statusCode);
        if (trouble.kind === "ENDED" && sentWith) sessionIsOver(sentWith);
        reject(trouble);
      },
      fail: () => reject(Trouble.offline()),
    });
    task?.onProgressUpdate?.(({ progress }) => told(progress));
  });
}

function read(text: string): { id?: string; errors?: ServerError[] } | undefined {
  try {
    return JSON.parse(text) as { id?: string; errors?: ServerError[] };
  } catch {
    return undefined;
  }
}
