import type { Migration } from './types.ts';

/** Which messages show a photo or document: whoever has them open is told when the safety desk takes the file down. */
export const messagesOfFiles: Migration = {
  name: 'messages-of-files',
  statements: [],
  only: {
    sqlite: [
      `CREATE INDEX contents_file ON contents (json_extract(data, '$.media.media'))
        WHERE json_extract(data, '$.media.media') IS NOT NULL`,
    ],
    postgres: [
      `CREATE INDEX contents_file ON contents ((data::jsonb #>> '{media,media}'))
        WHERE (data::jsonb #>> '{media,media}') IS NOT NULL`,
    ],
  },
};
