import { type CounterPlace, channelsAmong, counterPlace, countersAt } from '../channels/views.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { dayOf, hourOf } from '../stats/metrics.ts';
import { attributeOf } from '../media/media.ts';
import type { ContentData, ForwardHeader, Message, MessageMedia } from './content.ts';
import { forwardHeader } from './forward-header.ts';
import { readableMessages } from './readable-messages.ts';
import { randomId64 } from './send-album.ts';
import { type SendRequest, type SendResult, sendIn } from './send-message.ts';
import { goesWhenSeen } from './timed-media.ts';
import { checkVotersHidden } from '../polls/create-poll.ts';

export interface ForwardRequest {
  account: AccountId;
  from: PeerId;
  ids: readonly MessageId[];
  randomIds: readonly string[];
  to: PeerId;
  dropAuthor: boolean;
  dropCaptions: boolean;
  silent: boolean;
  noForwards: boolean;
  topic?: MessageId | undefined;
  /** What the copies answer where they go. */
  replyTo?: MessageId | undefined;
  reply?: Pick<ContentData, 'quote' | 'replyPeer' | 'replyFrom' | 'replyTask' | 'replyOption' | 'topic'> | undefined;
  effect?: string | undefined;
  /** Where forwarded videos begin to play; as the original does without it. */
  videoStartS?: number | undefined;
  sendAs?: PeerId | undefined;
  session?: string | undefined;
}

/**
 * Sends copies of messages that the account sees, naming their author unless the author's privacy or the request
 * hides it. All or none.
 *
 * @throws ids-empty, random-id-invalid, message-id-invalid, forwards-restricted, poll-voters-public
 */
export async function forwardMessages(world: World, request: ForwardRequest): Promise<SendResult[]> {
  checkForward(world, request);
  let counted: CounterPlace[] = [];
  const sent = await world.store.write(async (tx) => {
    const copies = await copiesToSend(world, tx, request);
    const results: SendResult[] = [];
    for (const { send } of copies) results.push(await sendIn(world, tx, send));
    const messages = copies.map(({ message }) => message);
    counted = results.some(({ repeated }) => repeated)
      ? []
      : await countForwards(world, tx, request.to, messages, results);
    return results;
  });
  await tellForwards(world, counted);
  return sent;
}

/** @throws ids-empty, limit-invalid, random-id-invalid */
export function checkForward(world: World, { ids, randomIds }: ForwardRequest): void {
  if (ids.length === 0) refuse('ids-empty');
  if (ids.length > world.limits.forwardCount) refuse('limit-invalid');
  if (ids.length !== randomIds.length) refuse('random-id-invalid');
}

/**
 * Each message that is forwarded, and the copy of it to be sent.
 *
 * @throws message-id-invalid, forwards-restricted, poll-voters-public
 */
export async function copiesToSend(
  world: World,
  tx: Tx,
  request: ForwardRequest,
): Promise<{ message: Message; send: SendRequest }[]> {
  const { ids, randomIds, account, from } = request;
  const found = new Map((await readableMessages(tx, account, from, ids)).map((message) => [message.id, message]));
  await checkMayForward(tx, from);
  await checkVotersHidden(tx, pollsOf([...found.values()]), request.to);
  const album = albumIds(world, [...found.values()]);
  const copies: { message: Message; send: SendRequest }[] = [];
  for (const [index, id] of ids.entries()) {
    const message = found.get(id);
    if (!message || message.content.action) return refuse('message-id-invalid');
    if (message.content.noForwards || goesWhenSeen(message.content)) refuse('forwards-restricted');
    const send = {
      sender: account,
      peer: request.to,
      randomId: randomIds[index] ?? '',
      data: await forwardedData(tx, request, message, album),
      session: request.session,
      ...(request.replyTo !== undefined ? { replyTo: request.replyTo } : {}),
      ...(request.sendAs !== undefined ? { sendAs: request.sendAs } : {}),
    };
    copies.push({ message, send });
  }
  return copies;
}

const pollsOf = (messages: readonly Message[]): number[] =>
  messages.flatMap(({ content: { media } }) => (media?.kind === 'poll' ? [media.poll] : []));

/** Counts each message that is a post, and remembers where its copy lies when others may find it there. */
async function countForwards(
  world: World,
  tx: WriteTx,
  to: PeerId,
  messages: readonly Message[],
  copies: readonly SendResult[],
): Promise<CounterPlace[]> {
  const channels = await channelsAmong(tx, messages);
  const [day, hour] = [dayOf(world.clock.nowS()), hourOf(world.clock.nowS())];
  const places: CounterPlace[] = [];
  for (const [index, message] of messages.entries()) {
    const place = counterPlace(message, channels);
    if (!place) continue;
    places.push(place);
    await tx.posts.addForward(place.chat, place.id);
    await tx.stats.add(place.chat, 0, day, new Map([['shares', 1]]));
    await tx.stats.add(
      place.chat,
      place.id,
      day,
      new Map([
        ['shares', 1],
        [`shares:hour:${hour}`, 1],
      ]),
    );
    const copy = copies[index];
    if (copy && peerKind(to) === 'channel') await tx.stats.addForward(place.chat, place.id, { place: to, id: copy.id });
  }
  return places;
}

/** Whoever looks at the posts now sees their counters move. */
async function tellForwards(world: World, places: readonly CounterPlace[]): Promise<void> {
  const counters = await world.store.read((tx) => countersAt(tx, places));
  for (const { chat, id } of places) {
    const forwards = counters.get(`${chat}:${id}`)?.forwards ?? 0;
    world.bus.publishTransient({ chat }, { kind: 'postForwards', chat, id, forwards });
  }
}

/** @throws forwards-restricted */
export async function checkMayForward(tx: Tx, from: PeerId): Promise<void> {
  if (peerKind(from) === 'account') return;
  const chat = await tx.chats.get(from);
  if (chat?.data.noForwards) refuse('forwards-restricted');
}

/** Albums stay together under a new id. */
function albumIds(world: World, messages: readonly Message[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { content } of messages) {
    if (content.album && !ids.has(content.album)) {
      ids.set(content.album, randomId64(world));
    }
  }
  return ids;
}

async function forwardedData(
  tx: Tx,
  request: ForwardRequest,
  message: Message,
  albums: Map<string, string>,
): Promise<ContentData> {
  const { content } = message;
  const text = request.dropCaptions && content.media ? '' : content.text;
  const album = content.album && albums.get(content.album);
  const forward = request.dropAuthor ? undefined : await headerOf(tx, request, message);
  const media = content.media && (await startingAt(tx, content.media, request.videoStartS));
  return {
    text,
    ...(text && content.entities ? { entities: content.entities } : {}),
    ...(media ? { media } : {}),
    ...(content.invertMedia ? { invertMedia: true } : {}),
    ...(content.noWebPage ? { noWebPage: true } : {}),
    ...(content.preview ? { preview: content.preview } : {}),
    ...(request.effect ? { effect: request.effect } : {}),
    ...(content.viaBot ? { viaBot: content.viaBot } : {}),
    ...(album ? { album } : {}),
    ...(forward ? { forward } : {}),
    ...(request.silent ? { silent: true } : {}),
    ...(request.noForwards ? { noForwards: true } : {}),
    ...request.reply,
    ...(request.topic !== undefined ? { topic: request.topic } : {}),
  };
}

/** The same media, a video of which begins to play at another moment. Without one it stays as it is. */
export async function startingAt(tx: Tx, media: MessageMedia, startS: number | undefined): Promise<MessageMedia> {
  if (startS === undefined || media.kind !== 'document') return media;
  const row = await tx.media.get(media.media);
  if (!row || !attributeOf(row, 'video')) return media;
  const { startS: _, ...rest } = media;
  return startS > 0 ? { ...rest, startS } : rest;
}

async function headerOf(tx: Tx, request: ForwardRequest, message: Message): Promise<ForwardHeader> {
  const header = await forwardHeader(tx, request.account, message);
  return request.to === request.account
    ? { ...header, savedFrom: { peer: request.from, message: message.id } }
    : header;
}
