import { pageAddress } from '../bots/web-apps.ts';
import { requireBotAccount } from '../bots/require-bot.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { JoinDecision } from '../updates/bodies.ts';
import type { Tx, World } from '../ports.ts';
import { answerJoinRequest } from './join-by-invite.ts';

/** When it shows a page first. */
const pageS = 600;

async function openQuery(world: World, tx: Tx, query: string) {
  const found = await tx.botQueries.get(query);
  const peer = found?.data.peer;
  if (found?.kind !== 'join' || peer === undefined || found.expiresAt < world.clock.nowS())
    return refuse('query-id-invalid');
  return { ...found, chat: peer };
}

/**
 * The bot lets somebody in, sends them away or leaves it to the admins; whoever waits is told.
 *
 * @throws query-id-invalid, user-not-participant when somebody else decided already
 */
export async function answerJoinQuery(
  world: World,
  request: { bot: AccountId; query: string; result: Exclude<JoinDecision, 'page'> },
): Promise<void> {
  const { bot, query, result } = request;
  const { chat, account } = await world.store.write(async (tx) => {
    const found = await openQuery(world, tx, query);
    if (found.bot !== bot) return refuse('query-id-invalid');
    await tx.botQueries.remove(query);
    return found;
  });
  if (result !== 'queue') await answerJoinRequest(world, { actor: bot, chat, account, approved: result === 'approve' });
  world.bus.publishTransient([account], { kind: 'joinDecision', chat, query, decision: result });
}

/** The bot shows a page to whoever waits, before it decides. @throws query-id-invalid, menu-button-invalid */
export async function showJoinPage(
  world: World,
  { bot, query, url }: { bot: AccountId; query: string; url: string },
): Promise<void> {
  if (URL.parse(url)?.protocol !== 'https:') refuse('menu-button-invalid');
  const { chat, account } = await world.store.write(async (tx) => {
    const found = await openQuery(world, tx, query);
    if (found.bot !== bot) return refuse('query-id-invalid');
    await tx.botQueries.remove(query);
    const expiresAt = world.clock.nowS() + pageS;
    await tx.botQueries.insert({ ...found, expiresAt, data: { peer: found.chat, text: url } });
    return found;
  });
  world.bus.publishTransient([account], { kind: 'joinDecision', chat, query, decision: 'page', url });
}

/** The address of that page for whoever waits, with who they are. @throws query-id-invalid */
export function openJoinPage(
  world: World,
  request: { account: AccountId; query: string; platform: string; theme?: string | undefined },
): Promise<string> {
  const { account, query, platform, theme } = request;
  return world.store.read(async (tx) => {
    const found = await openQuery(world, tx, query);
    const { text: url } = found.data;
    const person = await tx.accounts.get(account);
    if (found.account !== account || url === undefined || !person) return refuse('query-id-invalid');
    const bot = await requireBotAccount(tx, found.bot);
    return pageAddress(world, { bot, person, page: new URL(url), query, platform, theme });
  });
}
