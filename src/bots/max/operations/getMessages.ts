import {
  channelsAmong,
  counterPlace,
  countersAt,
  hiddenFromBot,
  mailboxOf,
  type Message,
  readablePlace,
  type Tx,
} from '#domain';
import { badPayload, denied } from '../api-error.ts';
import type { Call } from '../context.ts';
import { readInt, readList } from '../fields.ts';
import { findChat } from '../from-api/chat.ts';
import { albumOf, messageIn } from '../from-api/message.ts';
import { readMid } from '../ids.ts';
import { operation } from '../operation.ts';
import { showMessages } from '../to-api/show.ts';

const idsAtMost = 100;

/** Newest first, so that `from` is later than `to`. */
export const getMessages = operation('getMessages', 'GET', 'messages', async (call) => {
  const { query } = call;
  const mids = readList(query, 'message_ids').slice(0, idsAtMost);
  const chat = readInt(query, 'chat_id');
  if (mids.length === 0 && chat === undefined) throw badPayload('Missing required parameter: chat_id or message_ids');
  const found = mids.length > 0 ? await named(call, mids) : await page(call, chat ?? 0);
  const shown = await showMessages(call, found);
  const views = await call.world.store.read((tx) => viewsOf(tx, found));
  return { messages: shown.map((message, index) => ({ ...message, ...statOf(views[index]) })) };
});

const statOf = (views: number | undefined) => (views === undefined ? {} : { stat: { views } });

async function named(call: Call, mids: readonly string[]): Promise<Message[]> {
  const found: Message[] = [];
  for (const mid of mids) {
    const place = readMid(mid);
    const chat = place && (await findChat(call, place.peer, 'look').catch(() => undefined));
    const message = chat && (await call.world.store.read((tx) => messageIn(tx, call, place.peer, place.id)));
    if (message) found.push(message);
  }
  return found;
}

async function page(call: Call, chat: number): Promise<Message[]> {
  const { bot, query, world } = call;
  const count = readInt(query, 'count', { least: 1, most: 100 }) ?? 50;
  const [from, to] = [readInt(query, 'from'), readInt(query, 'to')];
  const { peer, member } = await findChat(call, chat, 'look');
  if (member === undefined && peer < 0) throw denied('Bot is not a participant of the chat');
  return world.store.read(async (tx) => {
    const { floor } = await readablePlace(tx, bot.id, peer);
    const found = await tx.messages.history({
      mailbox: mailboxOf(bot.id, peer),
      peer,
      floor,
      ...(from ? { beforeDate: Math.floor(from / 1000) + 1 } : {}),
      ...(to ? { afterDate: Math.ceil(to / 1000) - 1 } : {}),
      limit: count,
    });
    const hidden = await hiddenFromBot(tx, bot.id, found);
    const told = found.filter((message) => !hidden.has(message) && !message.content.action);
    return firstOfAlbums(tx, told);
  });
}

/** An album is one message here: its first. */
async function firstOfAlbums(tx: Tx, messages: readonly Message[]): Promise<Message[]> {
  const firsts: Message[] = [];
  for (const message of messages) {
    const [first] = await albumOf(tx, message);
    if (!first || first.id === message.id) firsts.push(message);
  }
  return firsts;
}

/** Views of posts of channels; undefined for what is none. */
async function viewsOf(tx: Tx, messages: readonly Message[]): Promise<(number | undefined)[]> {
  const channels = await channelsAmong(tx, messages);
  const places = messages.map((message) => (channels.has(message.peer) ? counterPlace(message, channels) : undefined));
  const counters = await countersAt(
    tx,
    places.filter((place) => place !== undefined),
  );
  return places.map((place) => place && counters.get(`${place.chat}:${place.id}`)?.views);
}
