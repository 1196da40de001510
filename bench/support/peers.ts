import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { round } from './figures.ts';

const commitRows = 64;
const rounds = 60;

/**
 * What SQLite itself does on this disk in this minute, with the settings of the server: messages of one content and one
 * inbox row, 64 in each synced commit.
 */
export function rawCommits(): { commitsPerS: number } {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-peer-'));
  const db = new DatabaseSync(join(folder, 'raw.db'));
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000');
    db.exec('CREATE TABLE contents (id INTEGER PRIMARY KEY, data TEXT NOT NULL)');
    db.exec('CREATE TABLE inbox (account INT, pts INT, content INT, PRIMARY KEY (account, pts)) WITHOUT ROWID');
    const content = db.prepare('INSERT INTO contents (data) VALUES (?)');
    const inbox = db.prepare('INSERT INTO inbox (account, pts, content) VALUES (?, ?, ?)');
    const start = performance.now();
    for (let row = 0; row < rounds * commitRows; row++) {
      if (row % commitRows === 0) db.exec('BEGIN');
      content.run('x'.repeat(200));
      inbox.run(row % 500, row, row);
      if (row % commitRows === commitRows - 1) db.exec('COMMIT');
    }
    return { commitsPerS: round((rounds * commitRows) / ((performance.now() - start) / 1000)) };
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
