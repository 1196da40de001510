import { refuse } from '../errors.ts';
import {
  type AccountId,
  type ContentId,
  type MailboxId,
  type MessageId,
  mailboxOf,
  type PeerId,
  peerKind,
} from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { keepPause } from '../chats/slow-mode.ts';
import { isFirstWord, setPrivateTtl } from '../dialogs/private-ttl.ts';
import { dropDraft } from '../dialogs/save-draft.ts';
import { settleArchive, settleGroupArchives } from '../dialogs/settle-archive.ts';
import { checkMaySend } from './check-may-send.ts';
import type { Content, ContentData, Message } from './content.ts';
import { deliver, recipients } from './deliver.ts';
import { mentionedAccounts } from './mentioned-accounts.ts';
import { normaliseText } from './normalise-text.ts';
import { inOwnName, sendToChannel, speakAsChat } from './send-to-channel.ts';
import { timedMedia } from './timed-media.ts';
import { storedKinds } from './stored-kinds.ts';
import { keepKnownEmoji } from '../stickers/keep-known-emoji.ts';
import { type Place, placeInThread } from '../threads/place-in-thread.ts';

export interface SendRequest {
  sender: AccountId;
  peer: PeerId;
  /** Decimal 64-bit; absent for what the server itself writes. */
  randomId?: string;
  data: ContentData;
  /** In the sender's own numbering of this chat. */
  replyTo?: MessageId;
  clearDraft?: boolean;
  /** The asking session, which learns the outcome from the answer. */
  session?: string | undefined;
  /** A text beside media may be so long; the usual limit otherwise. */
  captionLength?: number;
  /** Speaks in the name of this chat (channel posts, anonymous admins). */
  sendAs?: PeerId;
}

export interface SendResult {
  mailbox: MailboxId;
  id: MessageId;
  content: ContentId;
  /** What the sender's own mailbox learned; empty when the send was a repeat. */
  entries: LogEntry[];
  /** The sender's own copy as it was just written, which spares reading it; shared mailboxes have none. */
  fresh?: Message;
  repeated: boolean;
}

/**
 * Sends one message: checks all that may be refused, then writes the content, a copy per mailbox, their updates and
 * dialogs in one transaction. Repeating a random id returns the first send's result and writes nothing (invariant 6).
 */
export async function sendMessage(world: World, request: SendRequest): Promise<SendResult> {
  const data = prepareContent(world, request.data, request.captionLength);
  const touching = [request.sender, request.peer];
  return world.store.write((tx) => sendIn(world, tx, { ...request, data }), { touching });
}

/** Text and entities as they are stored. @throws message-empty, message-too-long, media-caption-too-long */
export function prepareContent(
  world: World,
  data: ContentData,
  captionLength = world.limits.captionLength,
): ContentData {
  if (data.action) return data;
  const { text, entities } = normaliseText(
    { text: data.text, entities: data.entities ?? [] },
    world.limits,
    world.limits.textLength,
  );
  if (text.length === 0 && !data.media) refuse('message-empty');
  if (data.media && text.length > captionLength) refuse('media-caption-too-long');
  const { entities: _, ...rest } = data;
  return entities.length > 0 ? { ...rest, text, entities } : { ...rest, text };
}

/** The write itself, for verbs that send as a part of something larger. `asked.data` is prepared already. */
export async function sendIn(world: World, tx: WriteTx, asked: SendRequest): Promise<SendResult> {
  const request = { ...asked, data: await keepKnownEmoji(tx, asked.data) };
  const { sender, peer, data } = request;
  // What goes when its receiver has opened it needs a chat with one receiver.
  if (timedMedia(data) && (peerKind(peer) !== 'account' || peer === sender)) refuse('media-ttl-invalid');
  if (data.effect !== undefined && peerKind(peer) !== 'account') refuse('effect-chat-invalid');
  const nowS = world.clock.nowS();
  const terms = await checkMaySend(tx, sender, peer, data, nowS);
  const { pauseS } = terms;
  const isRepeat =
    pauseS > 0 &&
    request.randomId !== undefined &&
    (await tx.messages.contentByRandomId(sender, request.randomId)) !== undefined;
  if (pauseS > 0 && !isRepeat) await keepPause(tx, sender, peer, { everyS: pauseS, nowS, album: data.album });
  const verdict = await world.gate.beforeSend({ sender, peer, content: data }, tx);
  if (verdict.verdict === 'refuse') refuse(verdict.code);
  const spoken = await inOwnName(tx, request);
  const ttlS = terms.ttlS || (await startTimer(world, tx, request, terms.newChatTtlS ?? 0));
  const result = await writeMessage(world, tx, ttlS > 0 ? { ...spoken, data: { ...spoken.data, ttlS } } : spoken);
  if (result.repeated) return result;
  if (terms.theirs) await settleArchive(tx, { owner: peer, peer: sender, found: terms.theirs, nowS });
  else if (peerKind(peer) === 'group') await settleGroupArchives(tx, { peer, sender, nowS });
  return result;
}

/** Gives a chat that the sender begins with this message the timer it wants for new ones. Returns the seconds. */
async function startTimer(world: World, tx: WriteTx, { sender, peer }: SendRequest, ttlS: number): Promise<number> {
  if (ttlS === 0 || !(await isFirstWord(tx, sender, peer))) return 0;
  await setPrivateTtl(tx, { account: sender, peer, ttlS, nowS: world.clock.nowS() });
  const action = { kind: 'setTtl', periodS: ttlS, auto: sender } as const;
  await writeMessage(world, tx, { sender, peer, data: { text: '', ttlS, action } });
  return ttlS;
}

/** Writes without asking whether the sender may: chat actions and service messages come here directly. */
export async function writeMessage(world: World, tx: WriteTx, asked: SendRequest): Promise<SendResult> {
  const { sender, peer } = asked;
  const request = peerKind(peer) === 'channel' && asked.data.action ? await speakAsChat(tx, asked) : asked;
  const nowS = world.clock.nowS();
  const mailbox = mailboxOf(sender, peer);
  const replied = request.replyTo === undefined ? undefined : await requireReplied(tx, mailbox, peer, request.replyTo);
  const place = await placeOf(tx, request, replied, nowS);
  const { data } = place;
  const content = await tx.messages.insertContent({
    sender: request.sendAs ?? sender,
    date: nowS,
    ...(request.randomId !== undefined ? { randomId: request.randomId, randomOwner: sender } : {}),
    data,
  });
  if (content === undefined) return repeated(tx, mailbox, sender, request.randomId ?? '');
  const part = { ...request, ...place, content, nowS, replied };
  const result = peerKind(peer) === 'channel' ? await sendToChannel(world, tx, part) : await copyToAll(world, tx, part);
  const topic = place.forum && place.thread !== 'own' ? place.thread : undefined;
  if (request.clearDraft) await dropDraft(tx, sender, peer, topic, nowS);
  return result;
}

async function placeOf(tx: WriteTx, request: SendRequest, replied: Message | undefined, nowS: number): Promise<Place> {
  const chat = peerKind(request.peer) === 'channel' ? await tx.chats.get(request.peer) : undefined;
  if (chat) return placeInThread(tx, chat, request, replied, nowS);
  const { topic: _, ...data } = request.data;
  return { data };
}

export interface SendPart extends SendRequest, Place {
  data: ContentData;
  content: ContentId;
  nowS: number;
  replied: Message | undefined;
}

async function copyToAll(world: World, tx: WriteTx, part: SendPart): Promise<SendResult> {
  const { sender, data, content, nowS, replied } = part;
  const mentioned = part.peer < 0 ? await mentionedAccounts(tx, data, replied) : undefined;
  const { kinds, toPlay } = await storedKinds(tx, data);
  const shared: Content = { id: content, sender: part.sendAs ?? sender, date: nowS, ...data };
  let own: SendResult | undefined;
  for (const to of await recipients(tx, sender, part.peer, world.limits.groupMembers)) {
    const mine = to.mailbox === sender;
    const isMentioned = !mine && (mentioned?.has(to.mailbox) ?? false);
    const replyTo = replied && (mine ? replied.id : await tx.messages.placeIn(to.mailbox, replied.content.id));
    const { message, entry } = await deliver(tx, {
      mailbox: to.mailbox,
      peer: to.peer,
      content: shared,
      out: mine,
      mentioned: isMentioned,
      mediaUnread: isMentioned || (toPlay && part.peer !== sender),
      ...(replyTo !== undefined ? { replyTo } : {}),
      mediaKinds: kinds,
      unread: !mine,
      exceptSession: mine ? part.session : undefined,
    });
    if (data.ttlS) await tx.scheduled.expireAt(to.mailbox, message.id, nowS + data.ttlS);
    if (mine) own = { mailbox: sender, id: message.id, content, entries: [entry], fresh: message, repeated: false };
  }
  if (!own) throw new Error('a sender is always among the recipients');
  return own;
}

async function requireReplied(tx: WriteTx, mailbox: MailboxId, peer: PeerId, id: MessageId): Promise<Message> {
  const [message] = await tx.messages.get(mailbox, [id]);
  if (!message || message.peer !== peer) return refuse('reply-invalid');
  return message;
}

async function repeated(tx: WriteTx, mailbox: MailboxId, sender: AccountId, randomId: string): Promise<SendResult> {
  const content = await tx.messages.contentByRandomId(sender, randomId);
  const id = content && (await tx.messages.placeIn(mailbox, content));
  if (content === undefined || id === undefined) return refuse('random-id-duplicate');
  return { mailbox, id, content, entries: [], repeated: true };
}
