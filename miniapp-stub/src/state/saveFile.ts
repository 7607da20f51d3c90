/** Lets the browser save a file under this name. Where there is no browser, nothing happens. */
export function saveFile(address: string, name: string): void {
  // #ifdef H5
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // #endif
}
