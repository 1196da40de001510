import { canonicalJson, type Json } from '#lib/canonical-json.ts';
import type { Cell, TransparencyReport } from './types.ts';

export type ReportFormat = 'json' | 'csv' | 'html';

/** The report as bytes of one of three formats; the same report always gives the same text. */
export function renderReport(report: TransparencyReport, format: ReportFormat): string {
  return format === 'json' ? asJson(report) : format === 'csv' ? asCsv(report) : asHtml(report);
}

function asJson(report: TransparencyReport): string {
  const sections = report.sections.map(({ article, title, text, tables }) => ({
    article,
    title,
    text,
    tables: tables.map((table) => ({
      id: table.id,
      title: table.title,
      columns: [...table.columns],
      rows: table.rows.map((row) => [...row]),
    })),
  }));
  const plain: Json = { ...report, period: { ...report.period }, ledger: { ...report.ledger }, sections };
  return `${canonicalJson(plain)}\n`;
}

/** RFC 4180, UTF-8: one line per figure with the labels of its row. */
function asCsv(report: TransparencyReport): string {
  const lines: (readonly Cell[])[] = [['article', 'table', 'row', 'column', 'value']];
  const about = {
    provider: report.provider,
    from: report.period.from,
    to: report.period.to,
    'ledger last hash': report.ledger.lastHash,
    'ledger events': report.ledger.events,
    'read by a lawyer': report.lawyerHasRead ? 'yes' : 'no',
  };
  for (const [name, value] of Object.entries(about)) lines.push(['', 'report', '', name, value]);
  for (const section of report.sections) {
    if (section.text !== null) lines.push([section.article, 'text', '', '', section.text]);
    for (const table of section.tables) {
      for (const row of table.rows) {
        const labels = row.filter((cell) => typeof cell === 'string').join(' / ');
        for (const [index, column] of table.columns.entries()) {
          const cell = row[index] ?? null;
          if (typeof cell !== 'string') lines.push([section.article, table.id, labels, column, cell]);
        }
      }
    }
  }
  return lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  // A leading = + - @ would be run as a formula by spreadsheet programs.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function asHtml(report: TransparencyReport): string {
  const sections = report.sections.map((section) => {
    const tables = section.tables.map((table) => {
      const head = table.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
      const rows = table.rows
        .map(
          (row) =>
            `<tr>${row.map((cell) => `<td>${escapeHtml(cell === null ? '–' : String(cell))}</td>`).join('')}</tr>`,
        )
        .join('\n');
      const body =
        table.rows.length === 0 ? `<tr><td colspan="${table.columns.length}">none in this period</td></tr>` : rows;
      return `<table id="${section.article.replace(/[^0-9a-z]/g, '')}-${table.id}">\n<caption>${escapeHtml(table.title)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
    });
    const text = section.text === null ? '' : `<p>${escapeHtml(section.text)}</p>\n`;
    return `<section>\n<h2>Art. ${escapeHtml(section.article)}: ${escapeHtml(section.title)}</h2>\n${text}${tables.join('\n')}\n</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(report.title)}</title></head>
<body>
<h1>${escapeHtml(report.title)}</h1>
<p>${escapeHtml(report.provider)}, from ${report.period.from} to ${report.period.to}.</p>
<p>Counted from ledger rows ${report.ledger.firstSeq ?? '–'} to ${report.ledger.lastSeq ?? '–'}; hash of the last row ${report.ledger.lastHash ?? '–'}.</p>
<p>The list of figures needs a lawyer's reading against the Official Journal.</p>
${sections.join('\n')}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
