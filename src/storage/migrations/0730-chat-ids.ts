import type { Migration } from './types.ts';

/** The last id that is passed over. */
const below = 1_100_000_000;

/**
 * New basic groups, supergroups and channels get ids above 1.1 billion. Many libraries take a peer for a channel whose
 * number begins with "-100", which the basic groups 1001 to 1009 and 10,010 to 10,099 did; what begins with 11 never does.
 * Up to 2³¹ an id also fits where older libraries end. Ids that were given stay, and none is given twice.
 */
export const chatIds: Migration = {
  name: 'chat-ids',
  statements: [],
  only: {
    sqlite: [`UPDATE sqlite_sequence SET seq = ${below} WHERE name = 'chats' AND seq < ${below}`],
    postgres: [
      `SELECT setval(pg_get_serial_sequence('chats', 'id'), GREATEST(${below}, (SELECT last_value FROM chats_id_seq)))`,
    ],
  },
};
