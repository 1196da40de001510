import type { Migration } from './types.ts';

/** Photos, documents and the files that they lie in. */
export const media: Migration = {
  name: 'media',
  statements: [
    'CREATE TABLE blobs (name text PRIMARY KEY, digest text NOT NULL UNIQUE, size int NOT NULL, created_at int NOT NULL)',
    `CREATE TABLE media (id serial, kind text NOT NULL, owner int NOT NULL, created_at int NOT NULL, digest text NOT NULL,
      size int NOT NULL, mime text NOT NULL, stripped blob, data text NOT NULL)`,
    'CREATE INDEX media_digest ON media (digest, id)',
    'CREATE TABLE media_blobs (media int NOT NULL, name text NOT NULL, PRIMARY KEY (media, name))',
    'CREATE INDEX media_blobs_name ON media_blobs (name)',
    `CREATE TABLE finished_uploads (account int NOT NULL, file_id text NOT NULL, parts int NOT NULL, name text NOT NULL,
      finished_at int NOT NULL, PRIMARY KEY (account, file_id))`,
    'CREATE INDEX finished_uploads_age ON finished_uploads (finished_at)',
    'CREATE INDEX finished_uploads_name ON finished_uploads (name)',
    `CREATE TABLE profile_photos (seq serial, owner int NOT NULL, media int NOT NULL, added_at int NOT NULL,
      UNIQUE (owner, media))`,
    'CREATE INDEX profile_photos_order ON profile_photos (owner, seq)',
  ],
};
