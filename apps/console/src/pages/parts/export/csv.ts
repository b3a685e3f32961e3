import { saveFile } from './save-file';

export type Cell = string | number | boolean | null;

/** Begins what a spreadsheet would carry out: words of customers stand in these tables, too. */
const formula = /^[=+\-@\t\r]/;
const special = /[",\r\n]/;

function cellOf(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** As RFC 4180 has it, with a head. A text that a spreadsheet would take for a formula gets an apostrophe. */
export function csvText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map(row => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** The mark at its beginning tells a spreadsheet that it is UTF-8. */
export const saveCsv = (fileName: string, text: string): void =>
  saveFile(fileName, new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
