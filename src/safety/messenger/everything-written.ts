import { type Content, pollOf, type Tx, writtenText } from '#domain';

/** All words of a message, with those of the poll that it carries. */
export async function everythingWritten(domain: Tx, content: Content): Promise<string> {
  const id = pollOf(content.media);
  const [poll] = id === undefined ? [] : await domain.polls.many([id]);
  return writtenText(content, poll);
}
