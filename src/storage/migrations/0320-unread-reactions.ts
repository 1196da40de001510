import type { Migration } from './types.ts';

const readAt = `COALESCE((SELECT CAST(s.value AS int) FROM account_settings s WHERE s.account = d.account
  AND s.name = 'reactions-read:' || d.peer), 0)`;

/**
 * Which of their messages somebody has not looked at since others reacted, message by message: until then only the
 * moment was kept at which somebody had last looked into a chat or one of its topics.
 */
export const unreadReactions: Migration = {
  name: 'unread-reactions',
  statements: [
    `CREATE TABLE unread_reactions (account int NOT NULL, peer int NOT NULL, id int NOT NULL, since int NOT NULL,
      PRIMARY KEY (account, peer, id))`,
    'CREATE INDEX unread_reactions_place ON unread_reactions (peer, id)',
    `INSERT INTO unread_reactions (account, peer, id, since)
      SELECT d.account, d.peer, m.id, MIN(r.made_at) FROM dialogs d
      JOIN messages m ON m.mailbox = CASE WHEN d.peer < -1000000000000 THEN d.peer ELSE d.account END AND m.peer = d.peer
      JOIN contents c ON c.id = m.content AND c.sender = d.account
      JOIN reactions r ON r.content = m.content AND r.account <> d.account AND r.made_at > ${readAt}
      WHERE d.reactions > 0 GROUP BY d.account, d.peer, m.id`,
    `UPDATE dialogs SET reactions = (SELECT COUNT(*) FROM unread_reactions u WHERE u.account = dialogs.account
      AND u.peer = dialogs.peer) WHERE reactions > 0`,
    "DELETE FROM account_settings WHERE name LIKE 'reactions-read:%'",
  ],
};
