/** What the apostrophe of `toCsv` stands before. */
const GUARDED = /^'(?=[=+\-@\t\r\d\uFF1D\uFF0B\uFF0D\uFF20])/u;
/** ="21920023500014": a number as text, as some systems export it. */
const AS_FORMULA = /^="(.*)"$/s;

/** What a cell held before `toCsv`, or another system that exports for spreadsheets, guarded it. */
export const unguarded = (cell: string): string => {
  const text = cell.trim();
  const inside = AS_FORMULA.exec(text)?.[1];
  return inside === undefined ? text.replace(GUARDED, '') : inside.replaceAll('""', '"');
};
