import type { RowCheck } from './row-checks.ts';

const channels = '-1000000000000';
const place = (owner: string, peer: string): string => `${owner} || '/' || CAST(${peer} AS TEXT)`;
const differs = (what: string, kept: string, counted: string): string =>
  `${what} || ': ' || CAST(${kept} AS TEXT) || ' is kept, ' || CAST(${counted} AS TEXT) || ' are there' AS what`;

/** Numbers that are kept because counting takes too long: each must be what counting gives. */
export const countChecks: readonly RowCheck[] = [
  {
    name: 'shared chats count their messages',
    of: 'SELECT COUNT(*) AS n FROM mailbox_counts',
    broken: `SELECT ${differs('CAST(mailbox AS TEXT)', 'kept', 'counted')} FROM
      (SELECT mailbox, SUM(kept) AS kept, SUM(counted) AS counted FROM
        (SELECT mailbox, messages AS kept, 0 AS counted FROM mailbox_counts
         UNION ALL SELECT mailbox, 0, COUNT(*) FROM messages WHERE mailbox < 0 GROUP BY mailbox) AS both_sides
       GROUP BY mailbox) AS sums WHERE kept <> counted`,
  },
  {
    name: 'chats count their members',
    of: 'SELECT COUNT(*) AS n FROM chats',
    broken: `SELECT ${differs("'chat ' || CAST(c.id AS TEXT)", 'c.members', 'COALESCE(m.n, 0)')}
      FROM chats c LEFT JOIN (SELECT chat, COUNT(*) AS n FROM members
        WHERE status IN ('creator', 'admin', 'member', 'restricted') AND gone = 0 GROUP BY chat) m
      ON m.chat = CASE WHEN c.kind = 'group' THEN -c.id ELSE ${channels} - c.id END
      WHERE c.deleted_at IS NULL AND c.members <> COALESCE(m.n, 0)`,
  },
  {
    name: 'the newest posts of shared chats are known',
    of: 'SELECT COUNT(*) AS n FROM channel_tops',
    broken: `SELECT ${differs("'chat ' || CAST(t.chat AS TEXT)", 't.top_id', 'COALESCE(m.last, 0)')}
      FROM channel_tops t LEFT JOIN (SELECT mailbox, MAX(id) AS last FROM messages WHERE mailbox < 0 GROUP BY mailbox) m
      ON m.mailbox = t.chat WHERE t.top_id <> COALESCE(m.last, 0)`,
  },
  {
    name: 'dialogs count their unread messages',
    of: `SELECT COUNT(*) AS n FROM dialogs WHERE peer > ${channels}`,
    broken: `SELECT ${differs(`'dialog ' || ${place('CAST(account AS TEXT)', 'peer')}`, 'unread', 'counted')} FROM
      (SELECT d.account, d.peer, d.unread, (SELECT COUNT(*) FROM messages m WHERE m.mailbox = d.account
        AND m.peer = d.peer AND m.id > d.read_inbox AND m.is_out = 0) AS counted
       FROM dialogs d WHERE d.peer > ${channels}) AS counts WHERE unread <> counted`,
  },
  {
    name: 'dialogs count their unread mentions',
    of: `SELECT COUNT(*) AS n FROM dialogs WHERE peer > ${channels}`,
    broken: `SELECT ${differs(`'dialog ' || ${place('CAST(account AS TEXT)', 'peer')}`, 'mentions', 'counted')} FROM
      (SELECT d.account, d.peer, d.mentions, (SELECT COUNT(*) FROM messages m WHERE m.mailbox = d.account
        AND m.peer = d.peer AND m.media_unread = 1 AND m.mentioned = 1) AS counted
       FROM dialogs d WHERE d.peer > ${channels}) AS counts WHERE mentions <> counted`,
  },
  {
    name: 'dialogs count their unread reactions',
    of: 'SELECT COUNT(*) AS n FROM dialogs',
    broken: `SELECT ${differs(`'dialog ' || ${place('CAST(account AS TEXT)', 'peer')}`, 'reactions', 'counted')} FROM
      (SELECT d.account, d.peer, d.reactions, (SELECT COUNT(*) FROM unread_reactions u WHERE u.account = d.account
        AND u.peer = d.peer) AS counted FROM dialogs d) AS counts WHERE reactions <> counted`,
  },
];
