import type { Account } from '../accounts/repository.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ContentId, MessageId, PeerId } from '../ids.ts';
import { checkMaySend } from '../messages/check-may-send.ts';
import { randomId64 } from '../messages/send-album.ts';
import { prepareContent, sendIn, type SendResult } from '../messages/send-message.ts';
import type { World } from '../ports.ts';
import { getMenuButton } from './bot-settings.ts';
import type { InlineResult } from './repository.ts';
import { type BotAccount, requireBotAccount } from './require-bot.ts';
import { contentOf } from './send-inline-result.ts';
import { signWebAppData } from './web-app-data.ts';

export interface WebAppRequest {
  account: AccountId;
  bot: AccountId;
  /** From a button under a message: in which chat, and in answer to what. Absent for a page that sends nothing. */
  from?: { peer: PeerId; replyTo?: MessageId | undefined; silent?: boolean | undefined };
  /** The address in the button; absent when the menu button was pressed. */
  url?: string | undefined;
  startParam?: string | undefined;
  platform: string;
  /** JSON of the client's colours. */
  theme?: string | undefined;
}

/** A page that was opened for so long and not heard of is forgotten; clients say every minute that it is open. */
const openS = 300;
const startParamShape = /^[\w-]{0,512}$/;
const platformShape = /^[a-z_]{1,32}$/i;
const version = '9.1';

/**
 * A person opens a bot's web page. The address carries who they are, signed with a key that only the bot knows.
 *
 * @throws bot-invalid, menu-button-invalid, start-param-invalid, the refusals of sending
 */
export async function openWebApp(world: World, request: WebAppRequest): Promise<{ url: string; query?: string }> {
  const { account, bot, from, startParam } = request;
  if (!startParamShape.test(startParam ?? '') || !platformShape.test(request.platform)) refuse('start-param-invalid');
  const query = from ? randomId64(world) : undefined;
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const opened = await requireBotAccount(tx, bot);
    const person = await tx.accounts.get(account);
    if (!person) return refuse('bot-invalid');
    const menu = request.url === undefined ? await getMenuButton(tx, bot, account) : undefined;
    const page = URL.parse(request.url ?? (menu?.kind === 'webApp' ? menu.url : ''));
    if (!page || !['http:', 'https:'].includes(page.protocol)) return refuse('menu-button-invalid');
    if (from && query !== undefined) {
      await checkMaySend(tx, account, from.peer, { text: '.' }, nowS);
      const { peer, replyTo, silent } = from;
      const data = { peer, ...(replyTo === undefined ? {} : { replyTo }), ...(silent ? { silent } : {}) };
      await tx.botQueries.insert({ id: query, bot, account, kind: 'webApp', expiresAt: nowS + openS, data });
    }
    const url = pageAddress(world, { ...request, bot: opened, person, page, query });
    return { url, ...(query === undefined ? {} : { query }) };
  });
}

/** The address of a bot's page for one person, with who they are. @throws bot-invalid */
export function pageAddress(
  world: World,
  request: Pick<WebAppRequest, 'platform' | 'theme' | 'startParam'> & {
    bot: BotAccount;
    person: Account;
    page: URL;
    query?: string | undefined;
  },
): string {
  const { person, query, startParam } = request;
  const key = request.bot.data.bot.webAppKey;
  if (key === undefined) return refuse('bot-invalid');
  const data = signWebAppData(world, key, {
    ...(query === undefined ? {} : { query_id: query }),
    user: JSON.stringify(userOf(person)),
    auth_date: String(world.clock.nowS()),
    ...(startParam ? { start_param: startParam } : {}),
  });
  return withData(request.page, data, request);
}

const userOf = ({ id, firstName, lastName, username }: Account): object => ({
  id,
  first_name: firstName,
  last_name: lastName,
  ...(username ? { username } : {}),
  language_code: 'en',
  allows_write_to_pm: true,
});

/** What concerns the page stands behind the hash: no server on the way sees it. */
function withData(
  page: URL,
  data: string,
  { platform, theme, startParam }: Pick<WebAppRequest, 'platform' | 'theme' | 'startParam'>,
): string {
  if (startParam) page.searchParams.set('tgWebAppStartParam', startParam);
  const parts = new URLSearchParams({
    tgWebAppData: data,
    tgWebAppVersion: version,
    tgWebAppPlatform: platform,
    ...(theme ? { tgWebAppThemeParams: theme } : {}),
  });
  const own = page.hash.replace(/^#/, '');
  page.hash = `${own === '' ? '' : `${own}&`}${parts}`;
  return page.href;
}

/** The page is still open. @throws query-id-invalid */
export function prolongWebApp(world: World, request: { account: AccountId; query: string }): Promise<void> {
  return world.store.write(async (tx) => {
    const found = await tx.botQueries.get(request.query);
    if (found?.kind !== 'webApp' || found.account !== request.account) return refuse('query-id-invalid');
    await tx.botQueries.prolong(request.query, world.clock.nowS() + openS);
  });
}

/**
 * A bot's page sends something in the name of the person who opened it, once, into the chat from which it was opened.
 * Returns under what the bot may edit it.
 *
 * @throws query-id-invalid, the refusals of sending
 */
export async function answerWebApp(
  world: World,
  request: { bot: AccountId; query: string; result: InlineResult },
): Promise<{ content: ContentId }> {
  const { bot, query, result } = request;
  const data = prepareContent(world, contentOf(result, bot));
  return world.store.write(async (tx) => {
    const asked = await tx.botQueries.get(query);
    if (asked?.kind !== 'webApp' || asked.bot !== bot || asked.expiresAt < world.clock.nowS())
      return refuse('query-id-invalid');
    await tx.botQueries.remove(query);
    const { peer, replyTo, silent } = asked.data;
    if (peer === undefined) return refuse('query-id-invalid');
    const sent = await sendIn(world, tx, {
      sender: asked.account,
      peer,
      randomId: randomId64(world),
      data: { ...data, ...(silent ? { silent } : {}) },
      ...(replyTo === undefined ? {} : { replyTo }),
    });
    return { content: sent.content };
  });
}

const dataBytes = 4096;

/**
 * A page that was opened from a keyboard sends its data to the bot, as a line of their chat.
 *
 * @throws bot-invalid, message-too-long, the refusals of sending
 */
export function sendWebAppData(
  world: World,
  request: {
    account: AccountId;
    bot: AccountId;
    randomId: string;
    text: string;
    data: string;
    session?: string | undefined;
  },
): Promise<SendResult> {
  const { account, bot, text, data, randomId, session } = request;
  if (new TextEncoder().encode(data).length > dataBytes) refuse('message-too-long');
  return world.store.write(async (tx) => {
    await requireBotAccount(tx, bot);
    const action = { kind: 'webAppData', text: text.slice(0, 64), data } as const;
    return sendIn(world, tx, { sender: account, peer: bot, randomId, session, data: { text: '', action } });
  });
}

const preparedForS = 24 * 3600;

/**
 * Keeps a message that a person may send from a bot's page into a chat of their choice. It is an inline answer that
 * nobody asked for.
 *
 * @throws account-not-found
 */
export function prepareInlineMessage(
  world: World,
  request: { bot: AccountId; account: AccountId; result: InlineResult },
): Promise<{ id: string; expiresAt: number }> {
  const { bot, account, result } = request;
  const id = randomId64(world);
  return world.store.write(async (tx) => {
    if ((await tx.accounts.get(account))?.kind !== 'person') return refuse('account-not-found');
    const expiresAt = world.clock.nowS() + preparedForS;
    await tx.botQueries.insert({ id, bot, account, kind: 'inline', expiresAt, data: {} });
    const answer = { results: [result], gallery: false, personal: true, cacheS: 0 };
    await tx.botQueries.putAnswer(id, answer, { key: `prepared ${id}`, cachedUntil: 0, usableUntil: expiresAt });
    return { id, expiresAt };
  });
}
