import { isDomainError, refuse } from '../errors.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import { checkMaySend } from '../messages/check-may-send.ts';
import { checkForward, copiesToSend, type ForwardRequest } from '../messages/forward-messages.ts';
import { type AlbumRequest, preparedAlbum } from '../messages/send-album.ts';
import { prepareContent, type SendRequest, type SendResult, sendMessage } from '../messages/send-message.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import type { ScheduledMessage } from './repository.ts';

/** Clients ask for "when they are online" with this date; it waits for a status change we do not wait for. */
const whenOnline = 0x7ffffffe;

/** Below this a scheduled message is sent at once, as clocks differ. */
const soonS = 10;

export type ScheduleRequest = SendRequest & { dueAt: number };

/** `dueAt` in Unix seconds. */
export const isDueNow = (world: World, dueAt: number): boolean => dueAt <= world.clock.nowS() + soonS;

/** @throws schedule-date-too-late, schedule-status-private */
export function checkDueAt(world: World, dueAt: number): void {
  if (dueAt === whenOnline) refuse('schedule-status-private');
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
  checkDueAt(world, request.dueAt);
  const data = prepareContent(world, request.data);
  return world.store.write((tx) => scheduleIn(world, tx, { ...request, data }));
}

/** Keeps the messages of an album until `dueAt`, all or none. @throws as `scheduleMessage` */
export function scheduleAlbum(world: World, request: AlbumRequest & { dueAt: number }): Promise<Scheduled[]> {
  const { items, ...common } = request;
  checkDueAt(world, request.dueAt);
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
  checkDueAt(world, dueAt);
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
  await checkMaySend(tx, account, peer, data, nowS);
  const waiting = await tx.scheduled.list(account, peer);
  if (waiting.length >= world.limits.scheduledPerPeer) refuse('schedule-too-much');
  const message = {
    account,
    peer,
    dueAt,
    data,
    ...(request.randomId !== undefined ? { randomId: request.randomId } : {}),
    ...(request.replyTo !== undefined ? { replyTo: request.replyTo } : {}),
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

/** Sends scheduled messages now. What may not be sent any more is dropped, as nobody waits for its error. */
export async function sendScheduled(world: World, messages: readonly ScheduledMessage[]): Promise<SendResult[]> {
  const sent: SendResult[] = [];
  for (const message of messages) {
    const result = await sendOne(world, message);
    await world.store.write(async (tx) => {
      await tx.scheduled.remove(message.account, message.peer, [message.id]);
      const body = {
        kind: 'deleteScheduled' as const,
        peer: message.peer,
        ids: [message.id],
        ...(result ? { sent: [result.id] } : {}),
      };
      await appendUpdate(tx, message.account, world.clock.nowS(), body);
    });
    if (result) sent.push(result);
  }
  return sent;
}

async function sendOne(world: World, message: ScheduledMessage): Promise<SendResult | undefined> {
  try {
    // The random id makes a send that a crash cut off from its removal happen once.
    return await sendMessage(world, {
      sender: message.account,
      peer: message.peer,
      randomId: message.randomId ?? `scheduled:${message.account}:${message.peer}:${message.id}:${message.dueAt}`,
      data: { ...message.data, fromScheduled: true },
      ...(message.replyTo !== undefined ? { replyTo: message.replyTo } : {}),
    });
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}

/** How many due messages one round sends. */
const perRound = 100;

/** Sends what is due. Returns how many went out, so that the caller can go on while there is more. */
export async function sendDue(world: World): Promise<number> {
  const due = await world.store.read((tx) => tx.scheduled.due(world.clock.nowS(), perRound));
  await sendScheduled(world, due);
  return due.length;
}
