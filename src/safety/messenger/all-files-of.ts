import { type Content, filesOf, filesOfPoll, pollOf, type Tx } from '#domain';

/** Every photo and file of a message, with those of its poll. */
export async function allFilesOf(tx: Tx, { media }: Pick<Content, 'media'>): Promise<readonly number[]> {
  const poll = pollOf(media);
  const [written] = poll === undefined ? [] : await tx.polls.many([poll]);
  return [...filesOf(media), ...(written ? filesOfPoll(written) : [])];
}
