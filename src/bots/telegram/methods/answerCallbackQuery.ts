import { answerCallback } from '#domain';
import { badRequest } from '../api-error.ts';
import { method } from '../method.ts';

const answerLength = 200;

export const answerCallbackQuery = method('answerCallbackQuery', async ({ args, bot, world }) => {
  const query = args.text('callback_query_id');
  if (query === undefined || !/^-?\d{1,20}$/.test(query))
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const text = args.text('text');
  // Of a message the API says so in words, of an answer by the name of the error.
  if (text !== undefined && text.length > answerLength) throw badRequest('MESSAGE_TOO_LONG');
  const url = args.text('url');
  await answerCallback(world, {
    bot: bot.id,
    query,
    answer: {
      cacheS: Math.max(0, args.int('cache_time') ?? 0),
      ...(text ? { text } : {}),
      ...(args.flag('show_alert') ? { alert: true } : {}),
      ...(url ? { url } : {}),
    },
  });
  return true;
});
