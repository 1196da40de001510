import { recordEvents } from '../events/record.ts';
import { refuseSafety } from '../errors.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { type SubjectKey, subjectKey } from '../subjects.ts';
import { readCsv } from './import-csv.ts';
import type { ImportMiss, ParsedRows, Pause } from './import-rows.ts';
import { readJsonLines } from './import-jsonl.ts';
import { readStix } from './import-stix.ts';
import { readLocator } from './locator.ts';

export type ImportFormat = 'csv' | 'json-lines' | 'stix';

export interface ImportResult {
  readonly found: readonly { readonly line: number; readonly subjectKey: SubjectKey; readonly reason: string }[];
  readonly misses: readonly ImportMiss[];
}

/** Reads the rows of a file. `nowMs` is for validity dates. Refuses `import-invalid` when nothing in it can be read. */
export async function parseImport(
  format: ImportFormat,
  text: string,
  nowMs: number,
  pause?: Pause,
): Promise<ParsedRows> {
  if (text.length > safetyLimits.importBytes)
    refuseSafety('limit-reached', { what: 'import', limit: safetyLimits.importBytes });
  const unmarked = text.startsWith('\uFEFF') ? text.slice(1) : text;
  // Some programs end lines with a carriage return alone.
  const clean = unmarked.includes('\n') ? unmarked : unmarked.replaceAll('\r', '\n');
  const parsed = await (format === 'csv'
    ? readCsv(clean, pause)
    : format === 'json-lines'
      ? readJsonLines(clean, pause)
      : readStix(clean, nowMs, pause));
  if (parsed.rows.length > safetyLimits.importRows)
    refuseSafety('limit-reached', { what: 'import rows', limit: safetyLimits.importRows });
  return parsed;
}

/** Resolves a file of subjects; every row ends up either found or missed with a reason. Changes nothing. */
export async function importSubjects(
  safety: SafetyContext,
  actor: Actor,
  format: ImportFormat,
  text: string,
): Promise<ImportResult> {
  requireMay(actor, 'import.subjects');
  const parsed = await parseImport(format, text, safety.clock.nowMs(), safety.pause);
  const result = await safety.store.read(async (tx) => {
    const found = new Map<SubjectKey, { line: number; reason: string }>();
    const misses: ImportMiss[] = [...parsed.misses];
    for (const [place, { line, value, reason }] of parsed.rows.entries()) {
      if (place % safetyLimits.planBatch === 0) await safety.pause?.();
      const read = readLocator(value, safety.settings.linkHosts);
      if ('miss' in read) {
        misses.push({ line, value, reason: read.miss });
        continue;
      }
      const subject = await safety.directory.find(tx, read.locator);
      const key = subject && subjectKey(subject);
      if (key === undefined) misses.push({ line, value, reason: 'no-such-subject' });
      else if (found.has(key)) misses.push({ line, value, reason: 'duplicate' });
      else found.set(key, { line, reason });
    }
    misses.sort((a, b) => a.line - b.line);
    return { found: [...found].map(([key, row]) => ({ subjectKey: key, ...row })), misses };
  });
  await safety.store.write((tx) =>
    recordEvents(tx, safety, actor, [
      { type: 'subjects-imported', data: { format, found: result.found.length, missed: result.misses.length } },
    ]),
  );
  return result;
}
