import { answerWebApp } from '#domain';
import { badRequest } from '../api-error.ts';
import { readInlineResult } from '../from-api/inline-results.ts';
import { inlineEdit } from '../inline-id.ts';
import { method } from '../method.ts';

export const answerWebAppQuery = method('answerWebAppQuery', async (call) => {
  const result = await readInlineResult(call);
  const query = call.args.text('web_app_query_id');
  if (query === undefined) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const { content } = await answerWebApp(call.world, { bot: call.bot.id, query, result });
  return { inline_message_id: inlineEdit({ bot: call.bot.id, fileIds: call.fileIds }, content) };
});
