import { answerJoinQuery } from '#domain';
import { badRequest } from '../api-error.ts';
import { joinQueryOf } from '../from-api/join-query.ts';
import { method } from '../method.ts';

const results = ['approve', 'decline', 'queue'] as const;

export const answerChatJoinRequestQuery = method('answerChatJoinRequestQuery', async (call) => {
  const query = joinQueryOf(call);
  const given = call.args.text('result');
  const result = results.find((one) => one === given);
  if (!result) throw badRequest('invalid result specified');
  await answerJoinQuery(call.world, { bot: call.bot.id, query, result });
  return true;
});
