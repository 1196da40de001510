import { isAdmin, requireMember } from '../chats/check-group-send.ts';
import type { ChatData } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type ChatId, peerKind, SERVICE_ACCOUNT } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { countDeed } from '../stats/metrics.ts';
import type { AdminEvent, AdminEventGroup, AdminLogEntry, AdminLogQuery, AdminSwitch } from './admin-log-repository.ts';

/** Notes what somebody did in a supergroup or channel, in the same write as the deed. Basic groups keep no log. */
export async function logAdmin(
  world: World,
  tx: WriteTx,
  chat: ChatId,
  actor: AccountId,
  event: AdminEvent,
): Promise<void> {
  if (peerKind(chat) !== 'channel' || actor <= 0) return;
  const date = world.clock.nowS();
  // What the server does by itself is no admin's diligence.
  if (actor !== SERVICE_ACCOUNT) await countDeed(tx, chat, actor, date, event);
  await tx.adminLog.add({
    chat,
    actor,
    date,
    event,
    group: groupOf(event),
    words: await wordsOf(tx, actor, event),
  });
}

function groupOf(event: AdminEvent): AdminEventGroup {
  switch (event.kind) {
    case 'title':
    case 'about':
    case 'username':
    case 'usernames':
    case 'photo':
    case 'linkedChat':
    case 'slowMode':
    case 'historyTtl':
    case 'color':
    case 'profileColor':
    case 'stickerSet':
    case 'emojiSet':
      return 'info';
    case 'topicCreate':
    case 'topicEdit':
    case 'topicDelete':
    case 'topicPin':
      return 'forums';
    case 'switch':
      return event.what === 'forum' ? 'forumSwitch' : 'settings';
    case 'reactions':
    case 'defaultRights':
      return 'settings';
    case 'pin':
      return 'pinned';
    case 'stopPoll':
      return 'edit';
    case 'joinByInvite':
    case 'joinByRequest':
      return 'join';
    case 'inviteDelete':
    case 'inviteRevoke':
    case 'inviteEdit':
      return 'invites';
    case 'ban':
      return banGroup(event);
    case 'promote':
      return event.after.status === 'admin' || event.after.status === 'creator' ? 'promote' : 'demote';
    case 'rank':
      return 'editRank';
    default:
      return event.kind;
  }
}

function banGroup({ before, after }: Extract<AdminEvent, { kind: 'ban' }>): AdminEventGroup {
  if (after.status === 'banned') return 'kick';
  if (after.status === 'restricted') return 'ban';
  return before.status === 'banned' ? 'unkick' : 'unban';
}

const wordsLength = 512;

/** What a search of the log looks through: names, titles and what was written. */
async function wordsOf(tx: Tx, actor: AccountId, event: AdminEvent): Promise<string> {
  const people = [actor];
  const texts: string[] = [];
  if ('member' in event) people.push(event.member.account);
  if (event.kind === 'ban' || event.kind === 'promote') people.push(event.after.account);
  if (event.kind === 'rank') people.push(event.account);
  if ('message' in event) texts.push(event.message.content.text);
  if ('topic' in event) texts.push(event.topic.title);
  if (event.kind === 'topicEdit') texts.push(event.before.title, event.after.title);
  if (event.kind === 'edit') texts.push(event.before.content.text, event.after.content.text);
  if (event.kind === 'title' || event.kind === 'about' || event.kind === 'username')
    texts.push(event.before, event.after);
  if (event.kind === 'usernames') texts.push(...event.before, ...event.after);
  for (const account of await tx.accounts.many(people))
    texts.unshift(`${account.firstName} ${account.lastName} ${account.username ?? ''}`);
  return texts.join(' ').toLowerCase().slice(0, wordsLength);
}

const switches: readonly (AdminSwitch & keyof ChatData)[] = [
  'signatures',
  'signatureProfiles',
  'hiddenPrehistory',
  'noForwards',
  'antiSpam',
  'autotranslation',
  'forum',
];

/** Notes each setting that differs between the two. */
export async function logDataChange(
  world: World,
  tx: WriteTx,
  chat: ChatId,
  actor: AccountId,
  before: ChatData,
  after: ChatData,
): Promise<void> {
  const note = (event: AdminEvent) => logAdmin(world, tx, chat, actor, event);
  for (const what of switches) {
    const on = after[what] ?? false;
    if ((before[what] ?? false) !== on) await note({ kind: 'switch', what, on });
  }
  for (const [kind, key] of [
    ['slowMode', 'slowModeS'],
    ['historyTtl', 'ttlS'],
    ['linkedChat', 'linkedChat'],
  ] as const) {
    const change = { before: before[key] ?? 0, after: after[key] ?? 0 };
    if (change.before !== change.after) await note({ kind, ...change });
  }
  for (const kind of ['color', 'profileColor', 'stickerSet', 'emojiSet'] as const)
    if (before[kind] !== after[kind]) await note({ kind, before: before[kind], after: after[kind] });
  if ((before.about ?? '') !== (after.about ?? ''))
    await note({ kind: 'about', before: before.about ?? '', after: after.about ?? '' });
  if (JSON.stringify(before.reactions) !== JSON.stringify(after.reactions))
    await note({ kind: 'reactions', before: before.reactions, after: after.reactions });
}

/**
 * What happened lately in a supergroup or channel, newest first. For its admins.
 *
 * @throws chat-admin-required, channel-private
 */
export function getAdminLog(
  world: World,
  request: { account: AccountId } & Omit<AdminLogQuery, 'sinceDate'>,
): Promise<AdminLogEntry[]> {
  return world.store.read(async (tx) => {
    const { account, words, groups, ...query } = request;
    const { member } = await requireMember(tx, account, request.chat);
    if (!isAdmin(member)) refuse('chat-admin-required');
    return tx.adminLog.page({
      ...query,
      ...(groups ? { groups: withForumSwitch(groups) } : {}),
      ...(words ? { words: words.trim().toLowerCase().slice(0, world.limits.searchQueryLength) } : {}),
      limit: Math.min(Math.max(query.limit, 1), world.limits.pageSize),
      sinceDate: world.clock.nowS() - world.limits.adminLogKeptS,
    });
  });
}

const withForumSwitch = (groups: readonly AdminEventGroup[]): readonly AdminEventGroup[] =>
  groups.includes('forums') || groups.includes('settings') ? [...groups, 'forumSwitch'] : groups;

const perRound = 5000;

/** Forgets what is older than the log reaches back. Returns how many entries went. */
export function trimAdminLog(world: World): Promise<number> {
  const before = world.clock.nowS() - world.limits.adminLogKeptS;
  return world.store.write((tx) => tx.adminLog.removeBefore(before, perRound));
}
