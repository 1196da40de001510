import {
  chatGraphs,
  drawChat,
  drawDay,
  drawPost,
  hasHours,
  postGraphs,
  refuse,
  requirePost,
  requireStats,
  tableOf,
} from '#domain';
import { method } from '../method.ts';
import { formOf, graphLanguage } from '../to-tl/chats/stats.ts';
import { toTlGraph } from '../to-tl/chats/stats-graph.ts';

const dayMs = 86_400_000;

/** Draws a graph that was promised, or a day of one by the hour. The token only names it: whoever asks must still be an admin. */
export const loadAsyncGraph = method(
  'stats.loadAsyncGraph',
  async (call, request) => {
    const [name, chatText, postText] = request.token.split('.');
    const chatId = Number(chatText);
    const id = Number(postText);
    if (!Number.isSafeInteger(chatId) || !Number.isSafeInteger(id)) return refuse('graph-invalid');
    const graph = chatGraphs.find((one) => one === name);
    const ofPost = postGraphs.find((one) => one === name);
    const day = request.x === undefined ? undefined : Math.floor(Number(request.x) / dayMs);
    const language = graphLanguage(call);
    if (ofPost) await call.views.flush();
    return call.world.store.read(async (tx) => {
      if (ofPost) {
        const { message } = await requirePost(tx, call.account, chatId, id);
        return toTlGraph(await drawPost(call.world, tx, ofPost, message), formOf(ofPost), language);
      }
      if (!graph) return refuse('graph-invalid');
      const chat = await requireStats(tx, call.account, chatId);
      const table = await tableOf(call.world, tx, chat);
      const series = day === undefined || !hasHours(graph) ? drawChat(graph, table, chat) : drawDay(graph, table, day);
      return toTlGraph(series, formOf(graph), language);
    });
  },
  { peopleOnly: true },
);
