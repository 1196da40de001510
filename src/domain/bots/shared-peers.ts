import { refuse } from '../errors.ts';
import { type AccountId, type MediaId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import { isInside } from '../channels/is-inside.ts';
import { requireMessage } from '../messages/edit-message.ts';
import type { KeyButton } from '../messages/keyboard.ts';
import { randomId64 } from '../messages/send-album.ts';
import { sendIn, type SendResult } from '../messages/send-message.ts';
import type { Tx, World } from '../ports.ts';
import { requireBotAccount } from './require-bot.ts';

/** Somebody, or a chat, that a person pointed out to a bot; with what the button asked to know. */
export interface SharedPeer {
  peer: PeerId;
  firstName?: string;
  lastName?: string;
  username?: string;
  title?: string;
  photo?: MediaId;
}

type RequestButton = Extract<KeyButton, { kind: 'requestPeer' }>;

export interface ShareRequest {
  account: AccountId;
  bot: AccountId;
  /** The message whose keyboard has the button, or the button that the bot prepared for its page. */
  from: { message: MessageId } | { prepared: string };
  buttonId: number;
  peers: readonly PeerId[];
  session?: string | undefined;
}

/**
 * A person answers a button that asks for people or a chat; the bot gets it as a line of their chat.
 *
 * @throws message-id-invalid, peer-invalid, the refusals of sending
 */
export function sharePeers(world: World, request: ShareRequest): Promise<SendResult> {
  const { account, bot, from, peers, session } = request;
  return world.store.write(async (tx) => {
    if ((await tx.accounts.get(bot))?.kind !== 'bot') refuse('peer-invalid', { peer: bot });
    const button = await findButton(world, tx, request);
    const wanted = [...new Set(peers)];
    if (wanted.length === 0 || wanted.length > button.most) refuse('peer-invalid', { peer: bot });
    const shared: SharedPeer[] = [];
    for (const peer of wanted) shared.push(await describe(tx, account, button, peer));
    return sendIn(world, tx, {
      sender: account,
      peer: bot,
      session,
      randomId: randomId64(world),
      ...('message' in from ? { replyTo: from.message } : {}),
      data: { text: '', action: { kind: 'sharedPeers', buttonId: button.buttonId, peers: shared } },
    });
  });
}

async function findButton(world: World, tx: Tx, request: ShareRequest): Promise<RequestButton> {
  const { account, bot, from, buttonId } = request;
  if ('prepared' in from) {
    const button = await preparedButton(world, tx, { account, bot, id: from.prepared });
    return button ?? refuse('message-id-invalid');
  }
  const { content } = await requireMessage(tx, account, bot, from.message);
  const rows = content.markup?.kind === 'keyboard' && content.sender === bot ? content.markup.rows : [];
  const button = rows.flat().find((one) => one.kind === 'requestPeer' && one.buttonId === buttonId);
  return button?.kind === 'requestPeer' ? button : refuse('message-id-invalid');
}

/** What the bot learns: only that the peer is of the kind that it asked for, and what the button names. */
async function describe(tx: Tx, account: AccountId, { wish, names }: RequestButton, peer: PeerId): Promise<SharedPeer> {
  if (wish.kind === 'account') {
    const found = peerKind(peer) === 'account' ? await tx.accounts.get(peer) : undefined;
    const isBot = found?.kind === 'bot';
    if (!found || found.deletedAt !== undefined || (wish.bot !== undefined && wish.bot !== isBot))
      return refuse('peer-invalid', { peer });
    return {
      peer,
      ...(names?.name ? { firstName: found.firstName, ...(found.lastName ? { lastName: found.lastName } : {}) } : {}),
      ...(names?.username && found.username ? { username: found.username } : {}),
      ...(names?.photo && found.photo !== undefined ? { photo: found.photo } : {}),
    };
  }
  const chat = peerKind(peer) === 'account' ? undefined : await tx.chats.get(peer);
  const inside = chat && isInside(await tx.chats.member(chat.id, account));
  const fits = chat && (chat.kind === 'channel') === (wish.kind === 'channel');
  if (!chat || !inside || !fits) return refuse('peer-invalid', { peer });
  if (wish.created && chat.creator !== account) refuse('peer-invalid', { peer });
  if (wish.hasUsername !== undefined && wish.hasUsername !== (chat.username !== undefined))
    refuse('peer-invalid', { peer });
  if (wish.forum !== undefined && wish.forum !== (chat.data.forum ?? false)) refuse('peer-invalid', { peer });
  return {
    peer,
    ...(names?.name ? { title: chat.title } : {}),
    ...(names?.username && chat.username ? { username: chat.username } : {}),
    ...(names?.photo && chat.photo !== undefined ? { photo: chat.photo } : {}),
  };
}

const preparedForS = 24 * 3600;
const preparedSetting = (account: AccountId): string => `prepared-button:${account}:`;

interface Prepared {
  button: RequestButton;
  expiresAt: number;
}

/** Keeps a button that a person may use in a bot's page. @throws account-not-found */
export function prepareButton(
  world: World,
  request: { bot: AccountId; account: AccountId; button: RequestButton },
): Promise<string> {
  const { bot, account, button } = request;
  const id = randomId64(world);
  return world.store.write(async (tx) => {
    if ((await tx.accounts.get(account))?.kind !== 'person') return refuse('account-not-found');
    const nowS = world.clock.nowS();
    const key = preparedSetting(account);
    for (const { key: old, value } of await tx.accounts.settings<Prepared>(bot, key))
      if (value.expiresAt < nowS) await tx.accounts.removeSetting(bot, old);
    await tx.accounts.putSetting(bot, `${key}${id}`, { button, expiresAt: nowS + preparedForS });
    return id;
  });
}

/** The button that a bot prepared for this person; undefined when it is too old or another's. */
export async function preparedButton(
  world: World,
  tx: Tx,
  { account, bot, id }: { account: AccountId; bot: AccountId; id: string },
): Promise<RequestButton | undefined> {
  const found = await tx.accounts.setting<Prepared>(bot, `${preparedSetting(account)}${id}`);
  return found && found.expiresAt >= world.clock.nowS() ? found.button : undefined;
}

/** A person lets a bot write to them, whether or not they ever wrote to it. @throws bot-invalid */
export function allowBotToWrite(
  world: World,
  request: { account: AccountId; bot: AccountId; session?: string | undefined },
): Promise<SendResult> {
  const { account, bot, session } = request;
  return world.store.write(async (tx) => {
    await requireBotAccount(tx, bot);
    const action = { kind: 'botAllowed' } as const;
    return sendIn(world, tx, {
      sender: account,
      peer: bot,
      session,
      randomId: randomId64(world),
      data: { text: '', action },
    });
  });
}
