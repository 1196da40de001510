import { showJoinPage } from '#domain';
import { badRequest } from '../api-error.ts';
import { joinQueryOf } from '../from-api/join-query.ts';
import { method } from '../method.ts';

export const sendChatJoinRequestWebApp = method('sendChatJoinRequestWebApp', async (call) => {
  const query = joinQueryOf(call);
  const url = call.args.text('web_app_url') ?? '';
  if (URL.parse(url)?.protocol !== 'https:')
    throw badRequest(`Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
  await showJoinPage(call.world, { bot: call.bot.id, query, url });
  return true;
});
