import type { Migration } from './types.ts';

/** Saved Messages are listed by where they came from: what lies there already is sorted as new messages are. */
export const savedParts: Migration = {
  name: 'saved-parts',
  statements: [],
  only: {
    sqlite: [
      `UPDATE messages SET thread = (SELECT COALESCE(json_extract(c.data, '$.forward.savedFrom.peer'),
        json_extract(c.data, '$.forward.from'), messages.mailbox) FROM contents c WHERE c.id = messages.content)
        WHERE mailbox > 0 AND peer = mailbox`,
    ],
    postgres: [
      `UPDATE messages SET thread = (SELECT COALESCE((c.data::json #>> '{forward,savedFrom,peer}')::bigint,
        (c.data::json #>> '{forward,from}')::bigint, messages.mailbox) FROM contents c WHERE c.id = messages.content)
        WHERE mailbox > 0 AND peer = mailbox`,
    ],
  },
};
