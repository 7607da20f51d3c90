/*
 * Pictures that the person chose, and that are to be sent when there is a signal. What a chooser gives lies in a place that WeChat clears
 * when the app is closed: there they are moved to where they stay. A browser keeps them for as long as the page is open.
 */

/** Keeps it beyond the app's end, where this device can; returns by which path it is found from now on. */
export function keepFile(path: string): Promise<string> {
  return new Promise((resolve) => {
    let kept = false;
    // #ifdef MP-WEIXIN
    kept = true;
    uni.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: ({ savedFilePath }) => resolve(savedFilePath),
      // There is no room: it can be sent for as long as the app is open.
      fail: () => resolve(path),
    });
    // #endif
    if (!kept) resolve(path);
  });
}

/** Whether it can still be read. */
export function fileIsThere(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    // #ifdef MP-WEIXIN
    uni.getFileSystemManager().access({ path, success: () => resolve(true), fail: () => resolve(false) });
    // #endif
    // #ifdef H5
    // What may be fetched is the server's alone; a picture may be shown from here too.
    const picture = new Image();
    picture.onload = () => resolve(true);
    picture.onerror = () => resolve(false);
    picture.src = path;
    // #endif
  });
}

/** It is not needed any more. */
export function forgetFile(path: string): void {
  // #ifdef MP-WEIXIN
  uni.getFileSystemManager().removeSavedFile({ filePath: path, fail: () => {} });
  // #endif
  // #ifdef H5
  URL.revokeObjectURL?.(path);
  // #endif
}

/** What was kept longer ago than this, or at all where nothing is said, and is not among `needed`, is forgotten. */
export function sweepFiles(needed: ReadonlySet<string>, age = 0): void {
  // #ifdef MP-WEIXIN
  const now = Date.now();
  uni.getFileSystemManager().getSavedFileList({
    success: ({ fileList }) =>
      (fileList as unknown as Array<{ filePath: string; createTime: number }>)
        .filter(({ filePath, createTime }) => now - createTime * 1000 >= age && !needed.has(filePath))
        .forEach(({ filePath }) => forgetFile(filePath)),
  });
  // #endif
}
