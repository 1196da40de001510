import { attributeOf, type Content, linksOf, type Media, type Message, type PhotoSize, type Tx } from '#domain';
import type { NodeKind, SubjectRole } from '../networks/types.ts';
import { mentionsIn } from '../fingerprints/link-signals.ts';
import type { SafetyTx } from '../ports.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';
import { allFilesOf } from './all-files-of.ts';
import { everythingWritten } from './everything-written.ts';
import { languageOf } from './language.ts';
import { protectedRolesOf } from './protected-roles.ts';
import { subjectOfPeer } from './subjects.ts';
import { domainOf } from './tx.ts';

/** Where the bytes of a picture lie. */
export interface PictureRef {
  readonly blob: string;
  readonly offsetBytes: number;
  readonly sizeBytes: number;
}

/** The outside of an account, bot or chat, as everybody meets it. */
export interface ObservedProfile {
  readonly subject: SubjectRef;
  readonly kind: NodeKind;
  /** Seconds. */
  readonly createdAt: number;
  readonly title: string;
  readonly handle: string | undefined;
  readonly avatar: PictureRef | undefined;
  readonly roles: readonly SubjectRole[];
  /** Who runs it, in words that the caller hashes under the server's key at once. */
  readonly operators: readonly string[];
  readonly commands: readonly string[];
  readonly members: number;
  readonly lang: string;
  /** Private chats are not watched: of them nothing but this outside is read, and only when they were removed. */
  readonly isPublic: boolean;
  /** Suspended or deleted: what is gone is not looked for. */
  readonly gone: boolean;
  /** Changes whenever anything above may have. */
  readonly version: string;
}

export interface ObservedPost {
  /** Seconds. */
  readonly at: number;
  readonly text: string;
  readonly links: readonly string[];
  readonly pictures: readonly PictureRef[];
  /** Subjects that it forwards from or names. */
  readonly refs: readonly string[];
  readonly forwardedFrom: string | undefined;
}

const roleNames: { readonly [role: string]: SubjectRole } = {
  press: 'press',
  researcher: 'research',
  observer: 'ngo',
  staff: 'authority',
};

const rolesOf = async (tx: SafetyTx, domain: Tx, accounts: readonly number[]): Promise<SubjectRole[]> =>
  (await protectedRolesOf(tx, domain, accounts)).flatMap((role) => roleNames[role] ?? []);

/** What can be seen of a subject from outside; undefined for messages, media and what was never there. */
export async function observeProfile(tx: SafetyTx, subject: SubjectRef): Promise<ObservedProfile | undefined> {
  if (subject.kind === 'chat') return observeChat(tx, subject);
  return subject.kind === 'account' || subject.kind === 'bot' ? observeAccount(tx, subject) : undefined;
}

async function observeAccount(
  tx: SafetyTx,
  subject: SubjectRef & { kind: 'account' | 'bot' },
): Promise<ObservedProfile | undefined> {
  const domain = domainOf(tx);
  const account = await domain.accounts.get(subject.id);
  if (!account || account.kind === 'service') return undefined;
  const owner = account.data.bot?.owner;
  const settings = owner === undefined ? [] : await domain.accounts.settings<unknown>(account.id, 'commands:');
  const title = `${account.firstName} ${account.lastName}`.trim();
  return {
    subject,
    kind: subject.kind,
    createdAt: account.createdAt,
    title,
    handle: account.username,
    avatar: await pictureOf(domain, account.photo),
    roles: await rolesOf(tx, domain, owner === undefined ? [account.id] : [account.id, owner]),
    operators: owner === undefined ? phoneOf(account.phone) : await operatorsOf(domain, owner),
    commands: settings.flatMap(({ value }) => commandsOf(value)),
    members: 1,
    lang: await languageOf(domain, account),
    isPublic: true,
    gone: account.suspendedAt !== undefined || account.deletedAt !== undefined,
    version: JSON.stringify([title, account.username, account.photo, account.suspendedAt, account.deletedAt, settings]),
  };
}

const phoneOf = (phone: string | undefined): string[] => (phone === undefined ? [] : [`phone ${phone}`]);

async function operatorsOf(domain: Tx, owner: number): Promise<string[]> {
  const account = await domain.accounts.get(owner);
  return [`account ${owner}`, ...phoneOf(account?.phone)];
}

function commandsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) =>
    typeof item === 'object' && item !== null && 'command' in item && typeof item.command === 'string'
      ? [item.command]
      : [],
  );
}

async function observeChat(tx: SafetyTx, subject: SubjectRef & { kind: 'chat' }): Promise<ObservedProfile | undefined> {
  const domain = domainOf(tx);
  const chat = await domain.chats.get(subject.id);
  if (!chat) return undefined;
  return {
    subject,
    kind: chat.kind === 'channel' ? 'channel' : 'group',
    createdAt: chat.createdAt,
    title: chat.title,
    handle: chat.username,
    avatar: await pictureOf(domain, chat.photo),
    roles: await rolesOf(tx, domain, [chat.creator]),
    operators: await operatorsOf(domain, chat.creator),
    commands: [],
    members: chat.members,
    lang: await languageOf(domain, chat.creator),
    isPublic: chat.username !== undefined,
    gone: chat.suspendedAt !== undefined || chat.deletedAt !== undefined,
    version: JSON.stringify([chat.title, chat.username, chat.photo, chat.suspendedAt, chat.deletedAt]),
  };
}

/** Large enough for the hashes, and no larger than needed. */
const wantedSidePx = 300;

function sizeFor(media: Media): PhotoSize | undefined {
  const bySize = media.sizes.toSorted((a, b) => Math.max(a.widthPx, a.heightPx) - Math.max(b.widthPx, b.heightPx));
  return bySize.find(({ widthPx, heightPx }) => Math.max(widthPx, heightPx) >= wantedSidePx) ?? bySize.at(-1);
}

async function pictureOf(domain: Tx, id: number | undefined): Promise<PictureRef | undefined> {
  const media = id === undefined ? undefined : await domain.media.get(id);
  if (!media) return undefined;
  const size = sizeFor(media);
  if (size && media.kind === 'photo')
    return { blob: size.blob, offsetBytes: size.offsetBytes, sizeBytes: size.sizeBytes };
  const isPicture = media.mime.startsWith('image/') && attributeOf(media, 'sticker') === undefined;
  return isPicture && media.blob !== undefined
    ? { blob: media.blob, offsetBytes: 0, sizeBytes: media.sizeBytes }
    : undefined;
}

/** A message of a chat as a post; undefined for the chat's own lines, and for what was taken down. */
export async function observePost(tx: SafetyTx, message: Message): Promise<ObservedPost | undefined> {
  const { content } = message;
  if (content.action !== undefined || content.takenDown) return undefined;
  const domain = domainOf(tx);
  const pictures: PictureRef[] = [];
  for (const file of await allFilesOf(domain, content)) {
    const picture = await pictureOf(domain, file);
    if (picture) pictures.push(picture);
  }
  const text = await everythingWritten(domain, content);
  const { refs, forwardedFrom } = await refsOf(domain, content, text);
  return { at: content.date, text, links: linksOf(content), pictures, refs, forwardedFrom };
}

async function refsOf(
  domain: Tx,
  content: Content,
  text: string,
): Promise<Pick<ObservedPost, 'refs' | 'forwardedFrom'>> {
  const refs: string[] = [];
  const keyOf = async (peer: number): Promise<string | undefined> => {
    const subject = await subjectOfPeer(domain, peer);
    return subject && subjectKey(subject);
  };
  const from = content.forward?.from;
  const forwardedFrom = from === undefined || from > 0 ? undefined : await keyOf(from);
  if (forwardedFrom !== undefined) refs.push(forwardedFrom);
  for (const handle of mentionsIn(text).slice(0, 8)) {
    const owner = await domain.accounts.usernameOwner(handle);
    const key = owner === undefined || owner === 0 ? undefined : await keyOf(owner);
    if (key !== undefined) refs.push(key);
  }
  return { refs: [...new Set(refs)], forwardedFrom };
}

/** The newest posts of a public chat; none of a private one. */
export async function newestPosts(tx: SafetyTx, subject: SubjectRef, limit: number): Promise<ObservedPost[]> {
  if (subject.kind !== 'chat') return [];
  const domain = domainOf(tx);
  const page = await domain.messages.history({ mailbox: subject.id, peer: subject.id, limit });
  const posts: ObservedPost[] = [];
  for (const message of page) {
    const post = await observePost(tx, message);
    if (post) posts.push(post);
  }
  return posts;
}
