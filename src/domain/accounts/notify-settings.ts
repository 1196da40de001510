import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { isInside } from '../channels/is-inside.ts';
import { requireVisible } from '../channels/require-visible.ts';
import { dayOf } from '../stats/metrics.ts';
import { dialogUpdate } from '../bots/tell-bots.ts';
import { appendInOrder, type UpdateTo } from '../updates/append-in-order.ts';
import { appendUpdate } from '../updates/append-update.ts';

export type NotifySound =
  | { kind: 'default' }
  | { kind: 'none' }
  | { kind: 'local'; title: string; data: string }
  /** A document, decimal id. */
  | { kind: 'ringtone'; id: string };

/** What an account set for one peer or kind of peers; what is absent follows the default above it. */
export interface NotifySettings {
  showPreviews?: boolean;
  silent?: boolean;
  /** Unix seconds. */
  muteUntil?: number;
  sound?: NotifySound;
  storiesMuted?: boolean;
  storiesHideSender?: boolean;
  storiesSound?: NotifySound;
}

/** For whom a setting is: all people, all groups, all channels, one peer or one topic. */
export type NotifyScope =
  | { kind: 'users' | 'chats' | 'broadcasts' }
  | { kind: 'peer'; peer: PeerId; topic?: MessageId };

const prefix = 'notify:';

/** The scope as it is written in settings and updates. */
export function scopeName(scope: NotifyScope): string {
  if (scope.kind !== 'peer') return scope.kind;
  return scope.topic === undefined ? String(scope.peer) : `${scope.peer}:${scope.topic}`;
}

/** The inverse of `scopeName`, by which the setting and the update name their scope. */
export function parseScope(name: string): NotifyScope {
  if (name === 'users' || name === 'chats' || name === 'broadcasts') return { kind: name };
  const [peer, topic] = name.split(':');
  return { kind: 'peer', peer: Number(peer), ...(topic === undefined ? {} : { topic: Number(topic) }) };
}

/** What the account chose for the scope; what it left alone is absent, and the wider scope holds. */
export async function notifySettings(tx: Tx, account: AccountId, scope: NotifyScope): Promise<NotifySettings> {
  return (await tx.accounts.setting<NotifySettings>(account, prefix + scopeName(scope))) ?? {};
}

/** Keeps the settings of one scope; whoever calls tells the account's devices. */
export const putNotifySettings = (
  tx: WriteTx,
  account: AccountId,
  scope: NotifyScope,
  settings: NotifySettings,
): Promise<void> => tx.accounts.putSetting(account, prefix + scopeName(scope), settings);

const soundLength = 256;

/** Replaces the settings of one scope. @throws input-invalid, notify-exceptions-too-much, peer-invalid, channel-private */
export async function updateNotifySettings(
  world: World,
  change: { account: AccountId; scope: NotifyScope; settings: NotifySettings; session?: string | undefined },
): Promise<void> {
  const { account, scope, settings, session } = change;
  for (const sound of [settings.sound, settings.storiesSound])
    if (sound?.kind === 'local' && sound.title.length + sound.data.length > soundLength) refuse('input-invalid', {});
  return world.store.write(async (tx) => {
    const name = scopeName(scope);
    await countMute(world, tx, account, scope, settings);
    const nowS = world.clock.nowS();
    const before = await notifySettings(tx, account, scope);
    const keeps = Object.keys(settings).length > 0;
    if (keeps && Object.keys(before).length === 0) await checkScope(world, tx, account, scope);
    if (!keeps) await tx.accounts.removeSetting(account, prefix + name);
    else await putNotifySettings(tx, account, scope, settings);
    const body = { kind: 'notifySettings', scope: name } as const;
    const own: UpdateTo = { mailbox: account, body, exceptSession: session };
    await appendInOrder(tx, nowS, [own, ...(await muteUpdate(tx, account, scope, before, settings, nowS))]);
  });
}

/** What an account cannot see it has no settings for, and what it keeps has a bound. */
async function checkScope(world: World, tx: Tx, account: AccountId, scope: NotifyScope): Promise<void> {
  if (scope.kind !== 'peer') return;
  const { peer, topic } = scope;
  if (!(await isKnown(tx, account, peer))) refuse('peer-invalid', {});
  if (topic !== undefined && (await tx.topics.many(peer, [topic])).length === 0) refuse('peer-invalid', {});
  if ((await tx.accounts.settings(account, prefix)).length >= world.limits.notifyExceptions)
    refuse('notify-exceptions-too-much');
}

async function isKnown(tx: Tx, account: AccountId, peer: PeerId): Promise<boolean> {
  if (peerKind(peer) === 'account') return (await tx.accounts.get(peer)) !== undefined;
  if (peerKind(peer) === 'group') return (await tx.chats.member(peer, account)) !== undefined;
  return (await requireVisible(tx, account, peer)) !== undefined;
}

/** Channels count how many of their members silence them: only that, and not who. */
async function countMute(
  world: World,
  tx: WriteTx,
  account: AccountId,
  scope: NotifyScope,
  next: NotifySettings,
): Promise<void> {
  if (scope.kind !== 'peer' || scope.topic !== undefined || peerKind(scope.peer) !== 'channel') return;
  const nowS = world.clock.nowS();
  const isMuted = ({ muteUntil = 0 }: NotifySettings): boolean => muteUntil > nowS;
  const before = isMuted(await notifySettings(tx, account, scope));
  if (before === isMuted(next) || !isInside(await tx.chats.member(scope.peer, account))) return;
  await tx.stats.add(scope.peer, 0, dayOf(nowS), new Map([[before ? 'unmuted' : 'muted', 1]]));
  await tx.stats.add(scope.peer, 0, 0, new Map([['muted', before ? -1 : 1]]));
}

/** A bot is told when a person mutes it or listens to it again. */
async function muteUpdate(
  tx: Tx,
  account: AccountId,
  scope: NotifyScope,
  before: NotifySettings,
  after: NotifySettings,
  nowS: number,
): Promise<UpdateTo[]> {
  const [was, is] = [before.muteUntil ?? 0, after.muteUntil ?? 0];
  if (scope.kind !== 'peer' || was > nowS === is > nowS) return [];
  const muted = is > nowS;
  const data = { date: nowS, ...(muted ? { muteUntil: is } : {}) };
  return dialogUpdate(tx, account, scope.peer, muted ? 'dialogMuted' : 'dialogUnmuted', data);
}

/** Forgets every setting of every scope. */
export async function resetNotifySettings(world: World, account: AccountId, session?: string): Promise<void> {
  return world.store.write(async (tx) => {
    for (const { key } of await tx.accounts.settings(account, prefix)) {
      const body = { kind: 'notifySettings', scope: key.slice(prefix.length) } as const;
      await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: session });
    }
    await tx.accounts.removeSettings(account, prefix);
  });
}

/** Of which kind each peer is, where one setting holds for all of a kind. Unknown chats are of none. */
export async function notifyKind(
  tx: Tx,
  peers: readonly PeerId[],
): Promise<Map<PeerId, 'users' | 'chats' | 'broadcasts'>> {
  const people = peers.filter((peer) => peerKind(peer) === 'account');
  const chats = await tx.chats.many([...new Set(peers.filter((peer) => peerKind(peer) !== 'account'))]);
  return new Map([
    ...people.map((peer) => [peer, 'users'] as const),
    ...chats.map(({ id, kind }) => [id, kind === 'channel' ? 'broadcasts' : 'chats'] as const),
  ]);
}

/** Peers with settings of their own. */
export async function notifyExceptions(
  tx: Tx,
  account: AccountId,
): Promise<{ scope: NotifyScope & { kind: 'peer' }; settings: NotifySettings }[]> {
  const all = await tx.accounts.settings<NotifySettings>(account, prefix);
  return all.flatMap(({ key, value }) => {
    const scope = parseScope(key.slice(prefix.length));
    return scope.kind === 'peer' ? [{ scope, settings: value }] : [];
  });
}
