import { linksOf, type Message, type Tx } from '#domain';
import type { SafetyTx } from '../ports.ts';
import { type SubjectKey, type SubjectRef, subjectKey } from '../subjects.ts';
import { allFilesOf } from './all-files-of.ts';
import { everythingWritten } from './everything-written.ts';
import { accountOf, chatOf, messageOf } from './subjects.ts';
import { domainOf } from './tx.ts';

/** Messages shown around the one that was meant, on each side. */
const around = 10;
/** Newest messages of a chat. */
const newest = 50;

export interface ContentView {
  readonly title: string;
  readonly about: string;
  /** What the account or chat wears, the newest first; of a file that itself. */
  readonly mediaIds: readonly number[];
  readonly messages: readonly {
    readonly id: number;
    readonly subjectKey: SubjectKey;
    readonly sender: number;
    readonly atMs: number;
    readonly text: string;
    readonly media: string | null;
    /** Every photo and file that it shows, with covers and what stands in its poll. */
    readonly mediaIds: readonly number[];
    readonly meant: boolean;
  }[];
}

/** What a reviewer sees of a subject: the item in its context. Whether they may look is checked before. */
export async function readContent(tx: SafetyTx, subject: SubjectRef): Promise<ContentView> {
  const domain = domainOf(tx);
  switch (subject.kind) {
    case 'account':
    case 'bot': {
      const { firstName, lastName, data } = await accountOf(domain, subject);
      return {
        title: `${firstName} ${lastName}`.trim(),
        about: data.about ?? '',
        mediaIds: (await domain.media.profilePhotoIds(subject.id)).slice(0, around),
        messages: [],
      };
    }
    case 'chat': {
      const chat = await chatOf(domain, subject);
      const mailbox = chat.kind === 'group' ? chat.creator : chat.id;
      const page = await domain.messages.history({ mailbox, peer: chat.id, limit: newest });
      const mediaIds = chat.photo === undefined ? [] : [chat.photo];
      return { title: chat.title, about: chat.data.about ?? '', mediaIds, messages: await showAll(domain, page, 0) };
    }
    case 'message': {
      const meant = await messageOf(domain, subject);
      const place = { mailbox: subject.mailbox, peer: subject.peer, limit: around };
      const before = await domain.messages.history({ ...place, belowId: meant.id });
      const after = await domain.messages.history({ ...place, aboveId: meant.id, oldestFirst: true });
      const chat = subject.peer < 0 ? await domain.chats.get(subject.peer) : undefined;
      const messages = await showAll(domain, [...after.reverse(), meant, ...before], meant.id);
      return { title: chat?.title ?? '', about: '', mediaIds: [], messages };
    }
    case 'media':
      return { title: `media ${subject.id}`, about: '', mediaIds: [subject.id], messages: [] };
  }
}

/** Every file that a reviewer of it is told of. */
export const filesIn = ({ mediaIds, messages }: ContentView): readonly number[] => [
  ...mediaIds,
  ...messages.flatMap((message) => message.mediaIds),
];

async function showAll(domain: Tx, messages: readonly Message[], meant: number): Promise<ContentView['messages']> {
  const all: ContentView['messages'][number][] = [];
  for (const message of messages)
    all.push(shown(message, meant, await wordsAndLinks(domain, message), await allFilesOf(domain, message.content)));
  return all;
}

/** What is written, and where buttons and linked words lead: a link that only a button holds has to be seen too. */
async function wordsAndLinks(domain: Tx, { content }: Message): Promise<string> {
  const text = await everythingWritten(domain, content);
  const hidden = linksOf(content).filter((link) => !text.includes(link));
  return [text, ...hidden].filter((line) => line !== '').join('\n');
}

const shown = ({ id, mailbox, peer, content }: Message, meant: number, text: string, mediaIds: readonly number[]) => ({
  id,
  subjectKey: subjectKey({ kind: 'message', mailbox, peer, messageId: id }),
  sender: content.sender,
  atMs: content.date * 1000,
  text,
  media: content.media?.kind ?? null,
  mediaIds,
  meant: id === meant,
});
