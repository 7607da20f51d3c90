import { vi } from "vitest";

/** A file that is on its way, and what the server says to it. */
export interface FakeUpload {
  path: string;
  key: string;
  answer(id: string): void;
  refuse(message: string): void;
  lose(): void;
}

/** Gives the phone an album with these pictures, and a server that waits for the test; returns what is sent. `gone` are on the phone no more. */
export function layFiles(album: readonly string[], gone: ReadonlySet<string> = new Set()): FakeUpload[] {
  const uploads: FakeUpload[] = [];
  type Options = { filePath: string; header: Record<string, string>; success: (answer: object) => void; fail: () => void };
  const uploadFile = ({ filePath, header, success, fail }: Options): object => {
    const say = (statusCode: number, data: object): void => success({ statusCode, data: JSON.stringify(data) });
    uploads.push({
      path: filePath,
      key: header["Idempotency-Key"] ?? "",
      answer: (id) => say(201, { id }),
      refuse: (message) => say(415, { errors: [{ message, extensions: { code: "FILE_UNKNOWN" } }] }),
      lose: fail,
    });
    return {};
  };
  type Kept = { path: string; tempFilePath: string; success: (found: object) => void; fail: () => void };
  vi.stubGlobal("uni", {
    ...uni,
    uploadFile,
    chooseImage: () => {},
    chooseMedia: ({ success }: { success: (chosen: object) => void }) => success({ tempFiles: album.map((tempFilePath) => ({ tempFilePath })) }),
    getFileSystemManager: () => ({
      saveFile: ({ tempFilePath, success }: Kept) => success({ savedFilePath: `kept/${tempFilePath}` }),
      access: ({ path, success, fail }: Kept) => (gone.has(path) ? fail() : success({})),
      removeSavedFile: () => {},
      getSavedFileList: () => {},
    }),
  });
  return uploads;
}
