import type { Migration } from './types.ts';

/** What was torn on the disk has no file: a row that is no JSON can still be changed and removed. */
const fileOf = "CASE WHEN json_valid(data) THEN json_extract(data, '$.media.media') END";

/** Which messages show a photo or document: whoever has them open is told when the safety desk takes the file down. */
export const messagesOfFiles: Migration = {
  name: 'messages-of-files',
  statements: [],
  only: {
    sqlite: [`CREATE INDEX contents_file ON contents (${fileOf}) WHERE ${fileOf} IS NOT NULL`],
    postgres: [
      `CREATE INDEX contents_file ON contents ((data::jsonb #>> '{media,media}'))
        WHERE (data::jsonb #>> '{media,media}') IS NOT NULL`,
    ],
  },
};
