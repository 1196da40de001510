import { chatGraphs, drawChat, drawPost, postGraphs, refuse, requirePost, requireStats, tableOf } from '#domain';
import { method } from '../method.ts';
import { formOf } from '../to-tl/stats.ts';
import { toTlGraph } from '../to-tl/stats-graph.ts';

/** Draws a graph that was promised. The token only names it: whoever asks must still be an admin. */
export const loadAsyncGraph = method(
  'stats.loadAsyncGraph',
  async (call, request) => {
    const [name, chatText, postText] = request.token.split('.');
    const chatId = Number(chatText);
    const id = Number(postText);
    if (!Number.isSafeInteger(chatId) || !Number.isSafeInteger(id)) return refuse('graph-invalid');
    const graph = chatGraphs.find((one) => one === name);
    const ofPost = postGraphs.find((one) => one === name);
    if (ofPost) await call.views.flush();
    return call.world.store.read(async (tx) => {
      if (ofPost) {
        const { message } = await requirePost(tx, call.account, chatId, id);
        return toTlGraph(await drawPost(call.world, tx, ofPost, message), formOf(ofPost));
      }
      if (!graph) return refuse('graph-invalid');
      const chat = await requireStats(tx, call.account, chatId);
      return toTlGraph(drawChat(graph, await tableOf(call.world, tx, chat), chat), formOf(graph));
    });
  },
  { peopleOnly: true },
);
