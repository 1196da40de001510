import { type ImportMiss, type ImportRow, type ParsedRows, type Pause, withPauses } from './import-rows.ts';

const subjectNames = ['subject', 'id', 'username', 'url', 'link', 'account', 'channel', 'bot', 'peer'];
const reasonNames = ['reason', 'ground', 'note', 'comment'];

/** What Excel writes and reads before a list to say what parts its columns. */
const separatorLine = /^sep=([,;\t])\r?\n/i;

/**
 * RFC 4180, with comma, semicolon or tab, which a line `sep=;` before all others may name. A first line that names a
 * subject column is a heading; without one the first column is the subject and the second the reason.
 */
export async function readCsv(text: string, pause?: Pause): Promise<ParsedRows> {
  const rows: ImportRow[] = [];
  const misses: ImportMiss[] = [];
  let heading: string[] | undefined;
  let [subjectColumn, reasonColumn] = [0, 1];
  const told = separatorLine.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const records = splitRecords(body, told?.[1] ?? separatorOf(body), told ? 2 : 1);
  for await (const record of withPauses(records, pause)) {
    if (!heading) {
      heading = record.cells.map((cell) => cell.trim().toLowerCase());
      const named = heading.findIndex((cell) => subjectNames.includes(cell));
      if (named >= 0) {
        const reasons = heading.findIndex((cell) => reasonNames.includes(cell));
        [subjectColumn, reasonColumn] = [named, reasons];
        continue;
      }
    }
    if (record.cells.every((cell) => cell.trim() === '')) continue;
    const value = record.cells[subjectColumn]?.trim() ?? '';
    if (record.broken) misses.push({ line: record.line, value, reason: 'row-broken' });
    else rows.push({ line: record.line, value, reason: record.cells[reasonColumn]?.trim() ?? '' });
  }
  return { rows, misses };
}

function separatorOf(text: string): string {
  const first = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
  broken: boolean;
}

function* splitRecords(text: string, separator: string, firstLine: number): Generator<CsvRecord> {
  let line = firstLine;
  let record: CsvRecord = { line, cells: [], broken: false };
  let cell = '';
  let quoted = false;
  const endCell = () => {
    record.cells.push(cell);
    cell = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const mark = text.charAt(index);
    if (mark === '\n') line += 1;
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (mark === '"' && cell === '') quoted = true;
    else if (mark === separator) endCell();
    else if (mark === '\n') {
      endCell();
      yield record;
      record = { line, cells: [], broken: false };
    } else if (mark !== '\r') cell += mark;
  }
  // A quotation mark that was never closed swallows the rest of the file: say so instead of guessing.
  record.broken = quoted;
  if (cell !== '' || record.cells.length > 0 || quoted) {
    endCell();
    yield record;
  }
}
