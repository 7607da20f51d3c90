/** As much of a name as is shown where others can look on: 王英 → 王*, 王小英 → 王*英, as the server masks it. */
export function maskedName(name: string): string {
  const letters = [...name];
  const end = letters.length > 2 ? 1 : 0;
  const begin = letters.length > 1 ? 1 : 0;
  return letters.map((letter, at) => (at < begin || at >= letters.length - end ? letter : "*")).join("");
}
