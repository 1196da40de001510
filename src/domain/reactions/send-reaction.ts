import { adminBots, tellGateway } from '../bots/tell-bots.ts';
import { bannedNow, isAdmin, requireMember } from '../chats/check-group-send.ts';
import type { Chat } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import { requireMessage } from '../messages/edit-message.ts';
import type { Message } from '../messages/content.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { countReactions } from '../stats/metrics.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { areKnownReactions, customEmojiOf, plainEmoticon } from './emoticons.ts';
import { noteRecent } from './recent-reactions.ts';

export interface ReactionRequest {
  account: AccountId;
  peer: PeerId;
  id: MessageId;
  /** Names of reactions, custom ones as `customReaction` names them. Empty takes the account's reactions away. */
  emoticons: readonly string[];
  big: boolean;
  /** Puts what was chosen in front of the reactions that the account used lately. */
  remember?: boolean;
  session?: string | undefined;
}

/**
 * Sets what the account's reactions to a message are.
 *
 * @throws message-id-invalid, reaction-invalid, reactions-too-many, message-not-modified
 */
export function sendReaction(
  world: World,
  request: ReactionRequest,
): Promise<{ mailbox: number; entries: LogEntry[] }> {
  const wanted = [...new Set(request.emoticons.map(plainEmoticon))];
  if (wanted.length > world.limits.reactionsPerMessage) refuse('reactions-too-many');
  const { account, peer } = request;
  const react = async (tx: WriteTx) => {
    const message = await requireMessage(tx, account, peer, request.id);
    if (message.content.action) refuse('message-id-invalid');
    if (!(await areKnownReactions(tx, wanted))) refuse('reaction-invalid');
    await checkMayReact(world, tx, account, peer, wanted);
    const before = await tx.reactions.of(message.content.id, account);
    if (peerKind(peer) !== 'account') await checkKinds(tx, message, wanted);
    if (JSON.stringify(before.map((reaction) => reaction.emoticon)) === JSON.stringify(wanted))
      refuse('message-not-modified');
    const date = world.clock.nowS();
    await tx.reactions.set(
      message.content.id,
      account,
      wanted.map((emoticon) => ({ emoticon, date, big: request.big })),
    );
    const given = wanted.filter((emoticon) => !before.some((one) => one.emoticon === emoticon));
    if (request.remember) await noteRecent(tx, account, given, date, request.session);
    if (peerKind(peer) === 'channel') await countReactions(tx, { chat: peer, id: message.id }, given, date);
    const told = {
      peer,
      id: message.id,
      actor: account,
      date,
      before: before.map((one) => one.emoticon),
      after: wanted,
    };
    await tellBotsOfReaction(tx, message, told);
    if (peer === account) await appendUpdate(tx, account, date, { kind: 'savedTags' });
    return {
      mailbox: message.mailbox,
      entries: await tellCopies(world, tx, message, account, given.length > 0, request.session),
    };
  };
  return world.store.write(react, { touching: [account, peer] });
}

/** Bots hear of reactions in their private chats and where they are admins. */
async function tellBotsOfReaction(
  tx: WriteTx,
  message: Message,
  told: { peer: PeerId; id: MessageId; actor: AccountId; date: number; before: string[]; after: string[] },
): Promise<void> {
  const { peer, actor, date } = told;
  const places = await tx.messages.places(message.content.id);
  const bots = peer > 0 ? await botAmong(tx, peer) : await adminBots(tx, peer);
  if (bots.length === 0) return;
  // Who reacted to a post stays unsaid; bots learn the sums alone.
  const unnamed = message.content.sender === peer && (await tx.chats.get(peer))?.kind === 'channel';
  for (const bot of bots) {
    const own = places.find((place) => place.mailbox === bot || place.mailbox === peer);
    if (bot === actor || !own) continue;
    if (unnamed) await tellGateway(tx, date, bot, 'reactionCount', { peer, id: own.id, date });
    else {
      const event = { ...told, peer: peer > 0 ? actor : peer, id: own.id, actor: await speakerOf(tx, peer, actor) };
      await tellGateway(tx, date, bot, 'reaction', event);
    }
  }
}

/** An admin who is not to be known acts as the chat. */
export async function speakerOf(tx: Tx, peer: PeerId, account: AccountId): Promise<PeerId> {
  const member = peerKind(peer) === 'channel' ? await tx.chats.member(peer, account) : undefined;
  return member && isAdmin(member) && member.rights.includes('anonymous') ? peer : account;
}

const botAmong = async (tx: Tx, account: AccountId): Promise<AccountId[]> =>
  (await tx.accounts.get(account))?.kind === 'bot' ? [account] : [];

async function checkMayReact(
  world: World,
  tx: Tx,
  account: AccountId,
  peer: PeerId,
  wanted: readonly string[],
): Promise<void> {
  if (peerKind(peer) === 'account' || wanted.length === 0) return;
  const { chat, member } = await requireMember(tx, account, peer);
  if (bannedNow(chat, member, world.clock.nowS()).has('sendReactions')) refuse('chat-write-forbidden');
  const allowed = chat.data.reactions;
  if (allowed?.kind === 'none') refuse('reaction-invalid');
  if (allowed?.kind !== 'some' && !allowsCustom(chat) && wanted.some((one) => customEmojiOf(one) !== undefined))
    refuse('reaction-invalid');
  if (
    allowed?.kind === 'some' &&
    !wanted.every((emoticon) => allowed.emoticons.map(plainEmoticon).includes(emoticon))
  ) {
    refuse('reaction-invalid');
  }
}

/** As many different reactions as a chat may have chosen for a message, where it chose nothing. */
export const reactionKinds = 11;

/** A message takes no further kind of reaction where it has as many as the chat allows. */
async function checkKinds(tx: Tx, message: Message, wanted: readonly string[]): Promise<void> {
  const chat = await tx.chats.get(message.peer);
  const given = (await tx.reactions.counts([message.content.id])).map(({ emoticon }) => emoticon);
  const more = wanted.filter((one) => !given.includes(one));
  if (more.length > 0 && given.length + more.length > (chat?.data.reactionsLimit ?? reactionKinds))
    refuse('reactions-too-many');
}

/** Where all reactions are allowed custom emoji are too, in channels only when that was chosen. */
export const allowsCustom = ({ kind, data: { reactions } }: Pick<Chat, 'kind' | 'data'>): boolean =>
  reactions?.kind === 'all' && reactions.custom !== undefined ? reactions.custom : kind !== 'channel';

/** Each copy's owner learns the new sum; for the author it is an unread reaction when one was added. */
export async function tellCopies(
  world: World,
  tx: WriteTx,
  message: Message,
  account: AccountId,
  added: boolean,
  session: string | undefined,
): Promise<LogEntry[]> {
  const own: LogEntry[] = [];
  for (const place of await tx.messages.places(message.content.id)) {
    const mine = place.mailbox === message.mailbox;
    const body = { kind: 'reactions', peer: place.peer, id: place.id } as const;
    const entry = await appendUpdate(tx, place.mailbox, world.clock.nowS(), body, {
      exceptSession: mine ? session : undefined,
    });
    if (mine) own.push(entry);
    // Posts are nobody's own; in a supergroup all copies are one.
    const author = message.content.sender;
    if (author <= 0 || author === account || (place.mailbox > 0 && place.mailbox !== author)) continue;
    if (added) await tx.reactions.markUnread(author, place.peer, place.id, world.clock.nowS());
    else await tx.reactions.settleUnread(author, place.peer, place.id, message.content.id);
  }
  return own;
}
