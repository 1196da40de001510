import { isDomainError, refuse } from '../errors.ts';
import { mayBeSeen } from '../accounts/may-be-seen.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import { dropDraft } from '../dialogs/save-draft.ts';
import { checkMaySend } from '../messages/check-may-send.ts';
import { checkForward, copiesToSend, type ForwardRequest } from '../messages/forward-messages.ts';
import { type AlbumRequest, preparedAlbum } from '../messages/send-album.ts';
import { prepareContent, type SendRequest, type SendResult, sendIn } from '../messages/send-message.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { inOwnName } from '../messages/send-to-channel.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { notHeldBack } from './held-back.ts';
import type { ScheduledMessage } from './repository.ts';

/** Clients ask for "when they are online" with this date. */
const whenOnline = 0x7ffffffe;

/** Below this a scheduled message is sent at once, as clocks differ. */
const soonS = 10;

export type ScheduleRequest = SendRequest & { dueAt: number };

/** `dueAt` in Unix seconds. */
export const isDueNow = (world: World, dueAt: number): boolean => dueAt <= world.clock.nowS() + soonS;

/**
 * Only a person who shows when they are here can be waited for, to somebody who shows the same.
 *
 * @throws schedule-date-too-late, schedule-status-private
 */
export async function checkDueAt(
  world: World,
  tx: Tx,
  { account, peer, dueAt }: { account: AccountId; peer: PeerId; dueAt: number },
): Promise<void> {
  if (dueAt === whenOnline) {
    const isPerson =
      peer !== account && peerKind(peer) === 'account' && (await tx.accounts.get(peer))?.kind === 'person';
    const isShown =
      isPerson &&
      (await mayBeSeen(tx, peer, account, 'statusTimestamp')) &&
      (await mayBeSeen(tx, account, peer, 'statusTimestamp'));
    if (!isShown) refuse('schedule-status-private');
    return;
  }
  if (dueAt > world.clock.nowS() + world.limits.scheduleAheadS) refuse('schedule-date-too-late');
}

export interface Scheduled {
  message: ScheduledMessage;
  entries: LogEntry[];
}

/**
 * Keeps a message until `dueAt`.
 *
 * @throws schedule-date-too-late, schedule-status-private, schedule-too-much and what sending refuses
 */
export function scheduleMessage(world: World, request: ScheduleRequest): Promise<Scheduled> {
  const data = prepareContent(world, request.data);
  return world.store.write((tx) => scheduleIn(world, tx, { ...request, data }));
}

/** Keeps the messages of an album until `dueAt`, all or none. @throws as `scheduleMessage` */
export function scheduleAlbum(world: World, request: AlbumRequest & { dueAt: number }): Promise<Scheduled[]> {
  const { items, ...common } = request;
  const prepared = preparedAlbum(world, items);
  return world.store.write(async (tx) => {
    const kept: Scheduled[] = [];
    for (const item of prepared) kept.push(await scheduleIn(world, tx, { ...common, ...item }));
    return kept;
  });
}

/** Keeps copies of messages that the account sees until `dueAt`, all or none. @throws what forwarding and scheduling refuse */
export function scheduleForward(world: World, request: ForwardRequest & { dueAt: number }): Promise<Scheduled[]> {
  const { dueAt } = request;
  checkForward(world, request);
  return world.store.write(async (tx) => {
    const kept: Scheduled[] = [];
    for (const { send } of await copiesToSend(world, tx, request))
      kept.push(await scheduleIn(world, tx, { ...send, dueAt }));
    return kept;
  });
}

async function scheduleIn(world: World, tx: WriteTx, request: ScheduleRequest): Promise<Scheduled> {
  const { sender: account, peer, dueAt, data } = request;
  const nowS = world.clock.nowS();
  await checkDueAt(world, tx, { account, peer, dueAt });
  await checkMaySend(tx, account, peer, data, nowS);
  if (request.sendAs !== undefined) await inOwnName(tx, request);
  const waiting = await tx.scheduled.list(account, peer);
  if (waiting.length >= world.limits.scheduledPerPeer) refuse('schedule-too-much');
  const message = {
    account,
    peer,
    dueAt,
    data,
    ...(request.randomId !== undefined ? { randomId: request.randomId } : {}),
    ...(request.replyTo !== undefined ? { replyTo: request.replyTo } : {}),
    ...(request.sendAs !== undefined ? { sendAs: request.sendAs } : {}),
  };
  const id = await tx.scheduled.insert(message);
  if (id === undefined) {
    const known = await tx.scheduled.byRandomId(account, request.randomId ?? '');
    return known ? { message: known, entries: [] } : refuse('random-id-duplicate');
  }
  const entry = await appendUpdate(
    tx,
    account,
    nowS,
    { kind: 'newScheduled', peer, id },
    { exceptSession: request.session },
  );
  if (request.clearDraft) await dropDraft(tx, account, peer, data.topic, nowS);
  return { message: { ...message, id }, entries: [entry] };
}

/** Drops scheduled messages. */
export function deleteScheduled(
  world: World,
  request: { account: AccountId; peer: PeerId; ids: readonly MessageId[]; session?: string | undefined },
): Promise<LogEntry[]> {
  const { account, peer } = request;
  return world.store.write(async (tx) => {
    const found = await tx.scheduled.get(account, peer, request.ids);
    if (found.length === 0) refuse('message-id-invalid');
    const ids = found.map((message) => message.id);
    await tx.scheduled.remove(account, peer, ids);
    const body = { kind: 'deleteScheduled' as const, peer, ids };
    return [await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: request.session })];
  });
}

/**
 * Sends scheduled messages now. What may not be sent any more is dropped where nobody waits for its error; with `isAsked`
 * the error is thrown, and the message waits on.
 */
export async function sendScheduled(
  world: World,
  messages: readonly ScheduledMessage[],
  isAsked = false,
): Promise<SendResult[]> {
  const sent: SendResult[] = [];
  for (const message of messages) {
    const result = await sendOne(world, message, isAsked);
    if (result) sent.push(result);
  }
  return sent;
}

async function sendOne(world: World, message: ScheduledMessage, isAsked: boolean): Promise<SendResult | undefined> {
  const touching = [message.account, message.peer];
  try {
    return await world.store.write((tx) => sendWaiting(world, tx, message, isAsked), { touching });
  } catch (error) {
    if (!isDomainError(error) || isAsked) throw error;
    await world.store.write((tx) => endWaiting(world, tx, message), { touching });
    return undefined;
  }
}

/**
 * The send and the end of waiting are one commit: a crash leaves both or none. Undefined when it waits no longer, or where
 * nobody asked, for another time than the one that came.
 */
async function sendWaiting(
  world: World,
  tx: WriteTx,
  { account, peer, id, dueAt }: ScheduledMessage,
  isAsked: boolean,
): Promise<SendResult | undefined> {
  const [message] = await tx.scheduled.get(account, peer, [id]);
  if (!message || (!isAsked && message.dueAt !== dueAt)) return undefined;
  const result = await sendIn(world, tx, {
    sender: account,
    peer,
    randomId: message.randomId ?? `scheduled:${account}:${peer}:${id}:${message.dueAt}`,
    data: prepareContent(world, { ...message.data, fromScheduled: true }),
    ...(message.replyTo !== undefined ? { replyTo: message.replyTo } : {}),
    ...(message.sendAs !== undefined ? { sendAs: message.sendAs } : {}),
  });
  await endWaiting(world, tx, message, result.id);
  return result;
}

async function endWaiting(world: World, tx: WriteTx, message: ScheduledMessage, sent?: MessageId): Promise<void> {
  const { account, peer, id } = message;
  await tx.scheduled.remove(account, peer, [id]);
  const body = { kind: 'deleteScheduled' as const, peer, ids: [id], ...(sent === undefined ? {} : { sent: [sent] }) };
  await appendUpdate(tx, account, world.clock.nowS(), body);
}

/** How many messages one round sends. */
const perRound = 100;

/** Sends what is due, one round of it. Returns how many went out. */
export const sendDue = (world: World): Promise<number> =>
  sendRound(world, (tx, limit, after) => tx.scheduled.due(world.clock.nowS(), limit, after));

/** Sends what waits for somebody who is here by now, one round of it. Returns how many went out. */
export const sendAwaited = (world: World): Promise<number> =>
  sendRound(world, (tx, limit, after) => tx.scheduled.awaited(whenOnline, world.clock.nowS(), limit, after));

/**
 * What a measure of the safety desk keeps from being written waits until the measure ends, as everything that people have
 * outlasts it; it is passed over, so that it holds up nobody else.
 */
async function sendRound(
  world: World,
  pageOf: (tx: Tx, limit: number, after: ScheduledMessage | undefined) => Promise<ScheduledMessage[]>,
): Promise<number> {
  let after: ScheduledMessage | undefined;
  for (;;) {
    const from = after;
    const { page, free } = await world.store.read(async (tx) => {
      const found = await pageOf(tx, perRound, from);
      return { page: found, free: await notHeldBack(tx, found) };
    });
    await sendScheduled(world, free);
    if (free.length > 0 || page.length < perRound) return free.length;
    after = page[page.length - 1];
  }
}
