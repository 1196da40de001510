import { filesOf, filesOfPoll, type MediaId, type MessageMedia, type Poll } from '#domain';
import { listOf, type Sql } from '../sql.ts';

/**
 * Notes what of a message's media is not found by the file that it is: the cover of a video, what stands in a poll. What an
 * edit takes away stays noted, so whoever finds a message by it looks whether it still shows the file.
 */
export async function keepParts(sql: Sql, content: number, media: MessageMedia | undefined): Promise<void> {
  if (media?.kind !== 'poll' && (media?.kind !== 'document' || media.cover === undefined)) return;
  const parts = media.kind === 'poll' ? filesOf(media) : filesOf(media).slice(1);
  for (const file of parts) await keepPart(sql, content, file, 0);
  if (media.kind === 'poll') await keepPart(sql, content, 0, media.poll);
}

const keepPart = (sql: Sql, content: number, media: MediaId, poll: number) =>
  sql.run(
    'INSERT INTO content_parts (content, media, poll) VALUES (?, ?, ?) ON CONFLICT (content, media, poll) DO NOTHING',
    content,
    media,
    poll,
  );

/** Notes the files of a poll's answers and explanation. */
export async function keepPollFiles(sql: Sql, poll: number, data: Pick<Poll, 'answers' | 'solutionMedia'>) {
  for (const file of filesOfPoll(data))
    await sql.run(
      'INSERT INTO poll_files (poll, media) VALUES (?, ?) ON CONFLICT (poll, media) DO NOTHING',
      poll,
      file,
    );
}

/** Forgets the parts of messages that are gone. */
export async function dropParts(sql: Sql, contents: readonly number[]): Promise<void> {
  const list = listOf(contents);
  await sql.run(
    `DELETE FROM content_parts WHERE content IN ${list.marks}
     AND NOT EXISTS (SELECT 1 FROM contents c WHERE c.id = content_parts.content)`,
    ...list.values,
  );
}

/** The newest contents in which a file with these bytes stands as a part. */
export async function contentsWithPart(sql: Sql, digest: string, limit: number): Promise<number[]> {
  const rows = await sql.all<{ content: number }>(
    `SELECT content FROM (
       SELECT p.content FROM media f JOIN content_parts p ON p.media = f.id AND p.media <> 0 WHERE f.digest = ?
       UNION
       SELECT p.content FROM media f JOIN poll_files q ON q.media = f.id
         JOIN content_parts p ON p.poll = q.poll AND p.poll <> 0 WHERE f.digest = ?
     ) AS found ORDER BY content DESC LIMIT ?`,
    digest,
    digest,
    limit,
  );
  return rows.map(({ content }) => content);
}
