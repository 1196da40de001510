import type { ChatlistLink, ChatlistRepository, PeerId } from '#domain';
import { fromJson, type Sql, toJson } from '../sql.ts';

interface LinkRow {
  slug: string;
  owner: number;
  filter: number;
  title: string;
  peers: string;
  made_at: number;
}

const toLink = ({ slug, owner, filter, title, peers, made_at: createdAt }: LinkRow): ChatlistLink => ({
  slug,
  owner,
  filter,
  title,
  peers: fromJson<PeerId[]>(peers),
  createdAt,
});

export function chatlistRepository(sql: Sql): ChatlistRepository {
  return {
    async get(slug) {
      const row = await sql.get<LinkRow>('SELECT * FROM chatlist_links WHERE slug = ?', slug);
      return row && toLink(row);
    },
    async put({ slug, owner, filter, title, peers, createdAt }) {
      await sql.run(
        `INSERT INTO chatlist_links (slug, owner, filter, title, peers, made_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (slug) DO UPDATE SET title = excluded.title, peers = excluded.peers`,
        slug,
        owner,
        filter,
        title,
        toJson(peers),
        createdAt,
      );
    },
    async remove(slug) {
      await sql.run('DELETE FROM chatlist_links WHERE slug = ?', slug);
    },
    async list(owner, filter) {
      const rows = await sql.all<LinkRow>(
        'SELECT * FROM chatlist_links WHERE owner = ? AND filter = ? ORDER BY made_at, slug',
        owner,
        filter,
      );
      return rows.map(toLink);
    },
    async removeAll(owner, filter) {
      if (filter === undefined) await sql.run('DELETE FROM chatlist_links WHERE owner = ?', owner);
      else await sql.run('DELETE FROM chatlist_links WHERE owner = ? AND filter = ?', owner, filter);
    },
  };
}
