import { readInt } from '../fields.ts';
import { operation } from '../operation.ts';
import { toApiChat } from '../to-api/chat.ts';
import { createView } from '../to-api/view.ts';

/** A page begins at a second and passes over as many chats of that second as were told already. */
const perSecond = 1000;

export const getChats = operation('getChats', 'GET', 'chats', async (call) => {
  const { bot, dialect, query, world } = call;
  const count = readInt(query, 'count', { least: 1, most: 100 }) ?? 50;
  const marker = readInt(query, 'marker', { least: 0 });
  const from = marker === undefined ? undefined : Math.floor(marker / perSecond);
  const skip = marker === undefined ? 0 : marker % perSecond;
  return world.store.read(async (tx) => {
    const below = from === undefined ? {} : { below: { topDate: from + 1, topId: 0, peer: Number.MIN_SAFE_INTEGER } };
    const page = (await tx.dialogs.page({ account: bot.id, ...below, limit: skip + count + 1 })).slice(skip);
    const view = createView(call, { bot: bot.id, dialect }, tx);
    const told = page.slice(0, count);
    await view.load({ peers: told.map(({ peer }) => peer) });
    const chats = await Promise.all(told.map(({ peer }) => toApiChat(view, peer, false)));
    const last = told.at(-1);
    const ofSecond = told.filter(({ topDate }) => topDate === last?.topDate).length;
    const before = last?.topDate === from ? skip : 0;
    const next = page.length > count && last ? last.topDate * perSecond + ofSecond + before : null;
    return { chats: chats.filter((chat) => chat !== undefined), marker: next };
  });
});
