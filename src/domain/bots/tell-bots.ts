import type { AdminRight, BannedRight, Chat, Member, MemberStatus } from '../chats/repository.ts';
import type { AccountId, ChatId, MessageId, PeerId } from '../ids.ts';
import type { Tx, WriteTx } from '../ports.ts';
import type { UpdateTo } from '../updates/append-in-order.ts';
import { appendUpdate } from '../updates/append-update.ts';

/** A member as bots are told of them: what they were, or what they became. */
export interface MemberThen {
  status: MemberStatus;
  rights: AdminRight[];
  banned: BannedRight[];
  bannedUntil: number;
  rank?: string;
  gone?: boolean;
}

/** Somebody's place in a chat changed. */
export interface MemberEvent {
  peer: PeerId;
  account: AccountId;
  actor: AccountId;
  date: number;
  before: MemberThen;
  after: MemberThen;
  inviteHash?: string;
  viaRequest?: boolean;
}

/** What a person did with their chat with the bot. `peer` is the person. */
export interface DialogEvent {
  peer: AccountId;
  date: number;
  /** Unix seconds until which it is muted. */
  muteUntil?: number;
}

/** A button of the bot opened a chat. `peer` is the chat. */
export interface ChatCreatedEvent {
  peer: ChatId;
  account: AccountId;
  date: number;
  /** Where the button stands. */
  place: PeerId;
  message: MessageId;
  payload?: string;
}

export interface JoinRequestEvent {
  peer: ChatId;
  account: AccountId;
  date: number;
  about: string;
  inviteHash?: string;
  /** Under which the bot at the door decides. */
  query?: string;
}

export interface PollAnswerEvent {
  peer: PeerId;
  poll: number;
  /** Who voted; the chat itself for an admin who is not to be known. */
  account: PeerId;
  options: string[];
}

export interface ReactionEvent {
  peer: PeerId;
  id: MessageId;
  /** Who reacted; the chat itself for an admin who is not to be known. */
  actor: PeerId;
  date: number;
  before: string[];
  after: string[];
}

/** The reactions to a post changed; nobody is named. */
export interface ReactionCountEvent {
  peer: PeerId;
  id: MessageId;
  date: number;
}

/** Writes an event that only gateways know into a bot's mailbox. */
export async function tellGateway(
  tx: WriteTx,
  nowS: number,
  bot: AccountId,
  event: string,
  data: object,
): Promise<void> {
  await appendUpdate(tx, bot, nowS, { kind: 'botEvent', event, data: { ...data } });
}

type DialogChange = 'dialogCleared' | 'dialogRemoved' | 'dialogMuted' | 'dialogUnmuted';

/** What to write into a bot's mailbox when a person changed their chat with it; nothing for a peer that is no bot. */
export async function dialogUpdate(
  tx: Tx,
  account: AccountId,
  peer: PeerId,
  event: DialogChange,
  data: Omit<DialogEvent, 'peer'>,
): Promise<UpdateTo[]> {
  if (!(await isBot(tx, peer))) return [];
  return [{ mailbox: peer, body: { kind: 'botEvent', event, data: { ...data, peer: account } } }];
}

/** A person blocked a bot or let it in again: for the bot a change of its own place in their chat. */
export async function blockUpdate(
  tx: Tx,
  nowS: number,
  change: { account: AccountId; peer: PeerId; blocked: boolean },
): Promise<UpdateTo[]> {
  const { account, peer, blocked } = change;
  if (!(await isBot(tx, peer))) return [];
  const inside: MemberThen = { ...memberThen(undefined), status: 'member' };
  const outside: MemberThen = { ...inside, status: 'banned' };
  const [before, after] = blocked ? [inside, outside] : [outside, inside];
  const data: MemberEvent = { peer: account, account: peer, actor: account, date: nowS, before, after };
  return [{ mailbox: peer, body: { kind: 'botEvent', event: 'myChatMember', data: { ...data } } }];
}

const isBot = async (tx: Tx, peer: PeerId): Promise<boolean> =>
  peer > 0 && (await tx.accounts.get(peer))?.kind === 'bot';

const botAdmins = 50;

/** Bots that look after a chat, in rising order of their mailboxes. */
export async function adminBots(tx: Tx, chat: ChatId): Promise<AccountId[]> {
  const members = await tx.chats.members({
    chat,
    statuses: ['creator', 'admin'],
    bots: true,
    offset: 0,
    limit: botAdmins,
  });
  return members.map(({ account }) => account).sort((a, b) => a - b);
}

/** How somebody stood in a chat, for an update that tells before and after; without a row they were outside. */
export const memberThen = (member: Member | undefined): MemberThen => ({
  status: member?.status ?? 'left',
  rights: member?.rights ?? [],
  banned: member?.banned ?? [],
  bannedUntil: member?.bannedUntil ?? 0,
  ...(member?.rank ? { rank: member.rank } : {}),
  ...(member?.gone ? { gone: true } : {}),
});

/**
 * Tells bots of a changed membership: the bot itself whose place changed, and the bots that administer the chat. To be
 * called in the same write, after the member was put.
 */
export async function tellMemberChange(
  tx: WriteTx,
  nowS: number,
  chat: Pick<Chat, 'id'>,
  change: {
    account: AccountId;
    actor: AccountId;
    before: Member | undefined;
    inviteHash?: string | undefined;
    viaRequest?: boolean;
  },
): Promise<void> {
  const { account, actor, before } = change;
  const after = await tx.chats.member(chat.id, account);
  const event: MemberEvent = {
    peer: chat.id,
    account,
    actor,
    date: nowS,
    before: memberThen(before),
    after: memberThen(after),
    ...(change.inviteHash === undefined ? {} : { inviteHash: change.inviteHash }),
    ...(change.viaRequest ? { viaRequest: true } : {}),
  };
  if (JSON.stringify(event.before) === JSON.stringify(event.after)) return;
  const told = new Set(await adminBots(tx, chat.id));
  if (await isBot(tx, account)) told.add(account);
  for (const bot of [...told].sort((a, b) => a - b))
    await tellGateway(tx, nowS, bot, bot === account ? 'myChatMember' : 'chatMember', event);
}
