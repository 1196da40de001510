import type { InstalledSet, StickerListRepository } from '#domain';
import { bit, type Sql } from '../sql.ts';

interface InstallRow {
  set_id: number;
  archived: number;
  installed_at: number;
}

const toInstalled = (row: InstallRow): InstalledSet => ({
  set: row.set_id,
  archived: row.archived === 1,
  installedAt: row.installed_at,
});

/** The number that stands in front of all others of the account. */
const inFront = (table: string): string => `(SELECT COALESCE(MAX(place), 0) + 1 FROM ${table} WHERE account = ?)`;

export function stickerListRepository(sql: Sql): StickerListRepository {
  return { ...installRows(sql), ...listRows(sql) };
}

function installRows(sql: Sql) {
  return {
    async installed(account, kind, archived) {
      const rows = await sql.all<InstallRow>(
        `SELECT set_id, archived, installed_at FROM sticker_installs WHERE account = ? AND kind = ? AND archived = ?
         ORDER BY place DESC`,
        account,
        kind,
        bit(archived),
      );
      return rows.map(toInstalled);
    },
    async installedOne(account, set) {
      const row = await sql.get<InstallRow>(
        'SELECT set_id, archived, installed_at FROM sticker_installs WHERE account = ? AND set_id = ?',
        account,
        set,
      );
      return row && toInstalled(row);
    },
    async install(account, { set, kind, archived, installedAt }) {
      await sql.run(
        `INSERT INTO sticker_installs (account, set_id, kind, archived, installed_at, place)
         VALUES (?, ?, ?, ?, ?, ${inFront('sticker_installs')})
         ON CONFLICT (account, set_id) DO UPDATE SET archived = excluded.archived, place = excluded.place`,
        account,
        set,
        kind,
        bit(archived),
        installedAt,
        account,
      );
    },
    async uninstall(account, set) {
      return (await sql.run('DELETE FROM sticker_installs WHERE account = ? AND set_id = ?', account, set)) > 0;
    },
    async reorder(account, sets) {
      for (const set of sets.toReversed()) {
        await sql.run(
          `UPDATE sticker_installs SET place = ${inFront('sticker_installs')} WHERE account = ? AND set_id = ?`,
          account,
          account,
          set,
        );
      }
    },
  } satisfies Partial<StickerListRepository>;
}

function listRows(sql: Sql) {
  return {
    async listed(account, list) {
      const rows = await sql.all<{ media: number; used_at: number }>(
        'SELECT media, used_at FROM sticker_lists WHERE account = ? AND list = ? ORDER BY place DESC',
        account,
        list,
      );
      return rows.map((row) => ({ media: row.media, usedAt: row.used_at }));
    },
    async putFirst(account, list, { media, usedAt }, keep) {
      await sql.run(
        `INSERT INTO sticker_lists (account, list, media, used_at, place) VALUES (?, ?, ?, ?, ${inFront('sticker_lists')})
         ON CONFLICT (account, list, media) DO UPDATE SET used_at = excluded.used_at, place = excluded.place`,
        account,
        list,
        media,
        usedAt,
        account,
      );
      await sql.run(
        `DELETE FROM sticker_lists WHERE account = ? AND list = ? AND place <= (SELECT COALESCE(MAX(place), 0) FROM (
           SELECT place FROM sticker_lists WHERE account = ? AND list = ? ORDER BY place DESC LIMIT 1 OFFSET ?) AS beyond)`,
        account,
        list,
        account,
        list,
        keep,
      );
    },
    async take(account, list, media) {
      const taken = await sql.run(
        'DELETE FROM sticker_lists WHERE account = ? AND list = ? AND media = ?',
        account,
        list,
        media,
      );
      return taken > 0;
    },
    async clear(account, list) {
      await sql.run('DELETE FROM sticker_lists WHERE account = ? AND list = ?', account, list);
    },
  } satisfies Partial<StickerListRepository>;
}
