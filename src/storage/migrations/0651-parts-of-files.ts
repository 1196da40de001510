import type { Migration } from './types.ts';

/** What of a message's media stands at this path; what was torn on the disk has none. */
const inSqlite = (path: string) => `json_extract(data, '$.media.${path.replaceAll('/', '.')}')`;
const inPostgres = (path: string) => `(data::jsonb #>> '{media,${path.replaceAll('/', ',')}}')::bigint`;

const paths = ['cover', 'beside/media', 'beside/cover'];
const fill = (at: (path: string) => string, sound: string): string[] => [
  ...paths.map(
    (path) =>
      `INSERT INTO content_parts (content, media, poll) SELECT id, ${at(path)}, 0 FROM contents
       WHERE ${sound} AND ${at(path)} IS NOT NULL ON CONFLICT DO NOTHING`,
  ),
  `INSERT INTO content_parts (content, media, poll) SELECT id, 0, ${at('poll')} FROM contents
   WHERE ${sound} AND ${at('poll')} IS NOT NULL ON CONFLICT DO NOTHING`,
];

/**
 * Where a photo or file stands that is not the one of its message: the cover of a video, in a poll, as the face of somebody
 * or of a chat. Files of polls that were sent before are found again when the poll changes.
 */
export const partsOfFiles: Migration = {
  name: 'parts-of-files',
  statements: [
    'CREATE TABLE content_parts (content int NOT NULL, media int NOT NULL, poll int NOT NULL, PRIMARY KEY (content, media, poll))',
    'CREATE INDEX content_parts_media ON content_parts (media) WHERE media <> 0',
    'CREATE INDEX content_parts_poll ON content_parts (poll) WHERE poll <> 0',
    'CREATE TABLE poll_files (poll int NOT NULL, media int NOT NULL, PRIMARY KEY (poll, media))',
    'CREATE INDEX poll_files_media ON poll_files (media)',
    'CREATE INDEX profile_photos_media ON profile_photos (media)',
    'CREATE INDEX chats_photo ON chats (photo) WHERE photo IS NOT NULL',
  ],
  only: {
    sqlite: fill(inSqlite, 'CASE WHEN json_valid(data) THEN 1 ELSE 0 END = 1'),
    postgres: fill(inPostgres, 'TRUE'),
  },
};
