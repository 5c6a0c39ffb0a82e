export type Cell = string | number;

function shown(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (Number.isNaN(cell)) return '–';
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(3).replace(/^(-?)0\./, '$1.');
}

/** Prints a Markdown table with a heading, so that it can stand in the model card as printed. */
export function printTable(heading: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
  console.log(`\n### ${heading}\n`);
  console.log(`| ${columns.join(' | ')} |`);
  console.log(`| ${columns.map(() => '---').join(' | ')} |`);
  for (const row of rows) console.log(`| ${columns.map((_, i) => shown(row[i])).join(' | ')} |`);
}
