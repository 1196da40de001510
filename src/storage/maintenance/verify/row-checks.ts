/** A rule of the data as a query that finds the rows which break it. It runs on both dialects. */
export interface RowCheck {
  name: string;
  /** Counts what was looked at. */
  of: string;
  /** Rows with a column `what`, the words for one broken place. */
  broken: string;
}

/** Supergroups and channels begin here; see domain/ids.ts. */
const channels = '-1000000000000';
const groups = `peer < 0 AND peer > ${channels}`;

const words = (...parts: string[]): string => `${parts.join(' || ')} AS what`;
const column = (name: string): string => `CAST(${name} AS TEXT)`;

export const rowChecks: readonly RowCheck[] = [
  {
    // Each entry that moves pts begins where the one before it ended; a mailbox begins at 1.
    name: 'pts without gaps and repeats',
    of: 'SELECT COUNT(*) AS n FROM updates WHERE pts_count > 0',
    broken: `SELECT ${words("'mailbox '", column('mailbox'), "': from '", column('before'), "' to '", column('pts'), "' in steps of '", column('pts_count'))}
      FROM (SELECT mailbox, pts, pts_count, COALESCE(LAG(pts) OVER (PARTITION BY mailbox ORDER BY pts, seq), 1) AS before
        FROM updates WHERE pts_count > 0) AS steps WHERE pts - pts_count <> before`,
  },
  {
    name: 'mailboxes stand at the pts of their last entry',
    of: 'SELECT COUNT(*) AS n FROM mailboxes',
    broken: `SELECT ${words("'mailbox '", column('b.id'), "' stands at '", column('b.pts'), "', its log at '", column('COALESCE(u.last, 1)'))}
      FROM mailboxes b LEFT JOIN (SELECT mailbox, MAX(pts) AS last FROM updates GROUP BY mailbox) u ON u.mailbox = b.id
      WHERE b.pts <> COALESCE(u.last, 1)`,
  },
  {
    name: 'updates lie in mailboxes that exist',
    of: 'SELECT COUNT(*) AS n FROM updates',
    broken: `SELECT DISTINCT ${words("'mailbox '", column('mailbox'))} FROM updates
      WHERE NOT EXISTS (SELECT 1 FROM mailboxes b WHERE b.id = updates.mailbox)`,
  },
  {
    name: 'every account has its mailbox',
    of: 'SELECT COUNT(*) AS n FROM accounts',
    broken: `SELECT ${words("'account '", column('id'))} FROM accounts
      WHERE NOT EXISTS (SELECT 1 FROM mailboxes b WHERE b.id = accounts.id)`,
  },
  {
    name: 'last message ids are not behind the messages',
    of: 'SELECT COUNT(*) AS n FROM mailboxes',
    broken: `SELECT ${words("'mailbox '", column('m.mailbox'), "' holds message '", column('m.last'), "' but counts to '", column('COALESCE(b.last_message_id, 0)'))}
      FROM (SELECT mailbox, MAX(id) AS last FROM messages GROUP BY mailbox) m LEFT JOIN mailboxes b ON b.id = m.mailbox
      WHERE m.last > COALESCE(b.last_message_id, 0)`,
  },
  {
    name: 'messages have their content',
    of: 'SELECT COUNT(*) AS n FROM messages',
    broken: `SELECT ${words("'message '", column('mailbox'), "'/'", column('id'))} FROM messages
      WHERE NOT EXISTS (SELECT 1 FROM contents c WHERE c.id = messages.content)`,
  },
  {
    name: 'contents have a message',
    of: 'SELECT COUNT(*) AS n FROM contents',
    broken: `SELECT ${words("'content '", column('id'))} FROM contents
      WHERE NOT EXISTS (SELECT 1 FROM messages m WHERE m.content = contents.id)`,
  },
  {
    name: 'one send has one random id',
    of: 'SELECT COUNT(*) AS n FROM contents WHERE random_id IS NOT NULL',
    broken: `SELECT ${words("'account '", column('random_owner'), "' sent '", 'random_id', "' '", column('COUNT(*)'), "' times'")}
      FROM contents WHERE random_id IS NOT NULL GROUP BY random_owner, random_id HAVING COUNT(*) > 1`,
  },
  {
    name: 'messages lie in chats that exist',
    of: 'SELECT COUNT(*) AS n FROM messages',
    broken: `SELECT DISTINCT ${words("'peer '", column('peer'))} FROM messages WHERE
      (peer > 0 AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = messages.peer)) OR
      (${groups} AND NOT EXISTS (SELECT 1 FROM chats c WHERE c.id = -messages.peer)) OR
      (peer <= ${channels} AND NOT EXISTS (SELECT 1 FROM chats c WHERE c.id = ${channels} - messages.peer))`,
  },
  {
    name: 'shared media lists name messages that exist',
    of: 'SELECT COUNT(*) AS n FROM message_media',
    broken: `SELECT ${words("'message '", column('mailbox'), "'/'", column('id'))} FROM message_media k
      WHERE NOT EXISTS (SELECT 1 FROM messages m WHERE m.mailbox = k.mailbox AND m.id = k.id AND m.peer = k.peer)`,
  },
  {
    name: 'dialogs show the last message of their chat',
    of: `SELECT COUNT(*) AS n FROM dialogs WHERE peer > ${channels}`,
    broken: `SELECT ${words("'dialog '", column('d.account'), "' with '", column('d.peer'), "' shows '", column('d.top_id'), "', the last is '", column('COALESCE(m.last, 0)'))}
      FROM dialogs d LEFT JOIN (SELECT mailbox, peer, MAX(id) AS last FROM messages GROUP BY mailbox, peer) m
        ON m.mailbox = d.account AND m.peer = d.peer
      WHERE d.peer > ${channels} AND d.top_id <> COALESCE(m.last, 0)`,
  },
  {
    name: 'dialogs belong to accounts that exist',
    of: 'SELECT COUNT(*) AS n FROM dialogs',
    broken: `SELECT DISTINCT ${words("'account '", column('account'))} FROM dialogs
      WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = dialogs.account)`,
  },
  {
    name: 'usernames belong to whoever bears them',
    of: 'SELECT COUNT(*) AS n FROM usernames',
    broken: `SELECT ${words('name', "' of '", column('owner'))} FROM usernames WHERE
      (owner > 0 AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = usernames.owner)) OR
      (${groups.replaceAll('peer', 'owner')} AND NOT EXISTS (SELECT 1 FROM chats c WHERE c.id = -usernames.owner)) OR
      (owner <= ${channels} AND NOT EXISTS (SELECT 1 FROM chats c WHERE c.id = ${channels} - usernames.owner))`,
  },
  {
    name: 'people are found under their usernames',
    of: 'SELECT COUNT(*) AS n FROM accounts WHERE username IS NOT NULL',
    broken: `SELECT ${words("'account '", column('id'), "' as '", 'username')} FROM accounts
      WHERE username IS NOT NULL AND deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM usernames u WHERE u.name = LOWER(accounts.username)
        AND u.owner = accounts.id AND u.asleep = 0)`,
  },
  {
    name: 'devices belong to accounts and keys that exist',
    of: 'SELECT COUNT(*) AS n FROM authorizations',
    broken: `SELECT ${words("'account '", column('account'), "' key '", 'key_id')} FROM authorizations d
      WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = d.account)
      OR NOT EXISTS (SELECT 1 FROM auth_keys k WHERE k.key_id = d.key_id)`,
  },
  {
    name: 'members belong to accounts that exist',
    of: 'SELECT COUNT(*) AS n FROM members',
    broken: `SELECT ${words("'account '", column('account'), "' in '", column('chat'))} FROM members
      WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = members.account)`,
  },
  {
    name: 'lists of members are as long as they are counted',
    of: 'SELECT COUNT(*) AS n FROM member_blocks',
    broken: `SELECT ${words("'chat '", column('chat'))} FROM
      (SELECT chat, members AS n FROM member_blocks WHERE list = 'inside' UNION ALL SELECT chat, -1 AS n FROM members
        WHERE chat < ${channels} AND status IN ('creator', 'admin', 'member', 'restricted') AND gone = 0) AS counted
      GROUP BY chat HAVING SUM(n) <> 0`,
  },
  {
    name: 'photos and documents have their files',
    of: 'SELECT COUNT(*) AS n FROM media_blobs',
    broken: `SELECT ${words("'media '", column('media'), "' file '", 'name')} FROM media_blobs
      WHERE NOT EXISTS (SELECT 1 FROM blobs f WHERE f.name = media_blobs.name)
      OR NOT EXISTS (SELECT 1 FROM media m WHERE m.id = media_blobs.media)`,
  },
  {
    name: 'faces are pictures that exist',
    of: `SELECT (SELECT COUNT(*) FROM profile_photos) + (SELECT COUNT(*) FROM accounts WHERE photo IS NOT NULL)
      + (SELECT COUNT(*) FROM chats WHERE photo IS NOT NULL) AS n`,
    broken: `SELECT ${words("'face '", column('media'), "' of '", column('owner'))} FROM
      (SELECT owner, media FROM profile_photos UNION SELECT id, photo FROM accounts WHERE photo IS NOT NULL
       UNION SELECT -id, photo FROM chats WHERE photo IS NOT NULL) AS worn
      WHERE NOT EXISTS (SELECT 1 FROM media m WHERE m.id = worn.media)`,
  },
  {
    name: 'stickers have their set and their picture',
    of: 'SELECT COUNT(*) AS n FROM stickers',
    broken: `SELECT ${words("'sticker '", column('media'), "' of set '", column('set_id'))} FROM stickers
      WHERE NOT EXISTS (SELECT 1 FROM media m WHERE m.id = stickers.media)
      OR NOT EXISTS (SELECT 1 FROM sticker_sets s WHERE s.id = stickers.set_id)`,
  },
  {
    name: 'reactions and votes refer to what exists',
    of: 'SELECT (SELECT COUNT(*) FROM reactions) + (SELECT COUNT(*) FROM poll_votes) AS n',
    broken: `SELECT ${words("'reaction to content '", column('content'))} FROM reactions
        WHERE NOT EXISTS (SELECT 1 FROM contents c WHERE c.id = reactions.content)
      UNION ALL SELECT ${words("'vote in poll '", column('poll'))} FROM poll_votes
        WHERE NOT EXISTS (SELECT 1 FROM polls p WHERE p.id = poll_votes.poll)`,
  },
  {
    // The index goes on where it stands, and looks back no further than this (`overlap` in repositories/search.ts).
    name: 'what was written is indexed for search',
    of: 'SELECT COUNT(*) AS n FROM search_documents',
    broken: `SELECT ${words("'content '", column('c.id'))} FROM contents c
      WHERE c.id < (SELECT MAX(content) - 2000 FROM search_documents)
      AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.content = c.id)`,
  },
];
