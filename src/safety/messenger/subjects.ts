import { type Account, type Chat, type Media, type Message, peerKind, type Tx } from '#domain';
import { refuseSafety } from '../errors.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';

const unknown = (subject: SubjectRef): never => refuseSafety('subject-unknown', { subject: subjectKey(subject) });

/** The row behind an account or bot; a bot named as a person is unknown. */
export async function accountOf(tx: Tx, subject: SubjectRef & { kind: 'account' | 'bot' }): Promise<Account> {
  const account = await tx.accounts.get(subject.id);
  const kind = subject.kind === 'bot' ? 'bot' : 'person';
  return account?.kind === kind && account.deletedAt === undefined ? account : unknown(subject);
}

/** The chat of a subject. @throws subject-unknown also when it is deleted */
export async function chatOf(tx: Tx, subject: SubjectRef & { kind: 'chat' }): Promise<Chat> {
  const chat = await tx.chats.get(subject.id);
  return chat && chat.deletedAt === undefined ? chat : unknown(subject);
}

/** The message of a subject. @throws subject-unknown also when the id now stands for a message of another chat */
export async function messageOf(tx: Tx, subject: SubjectRef & { kind: 'message' }): Promise<Message> {
  const [message] = await tx.messages.get(subject.mailbox, [subject.messageId]);
  return message?.peer === subject.peer ? message : unknown(subject);
}

/** The row behind a photo or document, also of one that is taken down. */
export async function mediaOf(tx: Tx, subject: SubjectRef & { kind: 'media' }): Promise<Media> {
  return (await tx.media.getRemovedToo(subject.id)) ?? unknown(subject);
}

/** The subject that a peer id names, or undefined for ids that nobody has. */
export async function subjectOfPeer(tx: Tx, id: number): Promise<SubjectRef | undefined> {
  if (peerKind(id) === 'account') {
    const account = await tx.accounts.get(id);
    if (!account || account.kind === 'service' || account.deletedAt !== undefined) return undefined;
    return { kind: account.kind === 'bot' ? 'bot' : 'account', id };
  }
  const chat = await tx.chats.get(id);
  return chat && chat.deletedAt === undefined ? { kind: 'chat', id } : undefined;
}
