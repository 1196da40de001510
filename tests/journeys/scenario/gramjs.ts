import { createHash, createPublicKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Api as ApiTypes, TelegramClient as Client } from 'telegram';
import type { Heard, MakePerson, Peer, Person, Seen } from './person.ts';
import { tokenOf } from './person.ts';
import { until } from '../../support/until.ts';

/** The library itself, or one that grew out of it and kept its paths: `gramjs.ts?library=teleproto` is this file with that one. */
const library = new URL(import.meta.url).searchParams.get('library') ?? 'telegram';

// The package is CommonJS with deep paths and no exports map; its types are taken from the same places.
const require = createRequire(import.meta.url);
const { Api, TelegramClient } = require(library) as typeof import('telegram');
const { CustomFile } = require(`${library}/client/uploads`) as typeof import('telegram/client/uploads.js');
const { StringSession } = require(`${library}/sessions`) as typeof import('telegram/sessions/index.js');
const connections = require(`${library}/network/connection`) as typeof import('telegram/network/connection/index.js');
const extensions = require(`${library}/extensions`) as typeof import('telegram/extensions/index.js');
const { _serverKeys } = require(`${library}/crypto/RSA`) as typeof import('telegram/crypto/RSA.js');
const { LogLevel } = require(`${library}/extensions/Logger`) as typeof import('telegram/extensions/Logger.js');
const bigInt = require('big-integer') as typeof import('big-integer');

const transports = {
  full: [connections.ConnectionTCPFull, 'PromisedNetSockets'],
  abridged: [connections.ConnectionTCPAbridged, 'PromisedNetSockets'],
  obfuscated: [connections.ConnectionTCPObfuscated, 'PromisedNetSockets'],
  webSocket: [connections.ConnectionTCPObfuscated, 'PromisedWebSockets'],
} as const;

export type GramjsTransport = keyof typeof transports;

/** Makes the server's key known, the way the library keeps its own: by the signed decimal fingerprint. */
function trust(pem: string): void {
  const jwk = createPublicKey(pem).export({ format: 'jwk' });
  const n = Buffer.from(jwk.n ?? '', 'base64url');
  // TL bytes: 254 and three bytes of length, or one; padded to a multiple of four.
  const sizeN = Buffer.alloc(4);
  sizeN.writeUInt32LE(n.length * 256 + 254);
  const digest = createHash('sha1')
    .update(Buffer.concat([sizeN, n, Buffer.from('03010001', 'hex')]))
    .digest();
  const number = bigInt(n.toString('hex'), 16);
  _serverKeys.set(digest.readBigInt64LE(12).toString(), { n: number, e: 65537 } as never);
}

/** The library keeps ports as 16-bit signed numbers, so the real one is put in by the socket. */
function socketTo(name: 'PromisedNetSockets' | 'PromisedWebSockets', port: number): never {
  const base = extensions[name] as unknown as new (...args: unknown[]) => object;
  const connect = base.prototype.connect as (port: number, ip: string, test?: boolean) => Promise<unknown>;
  const derived = class extends base {
    connect(_port: number, ip: string, test?: boolean): Promise<unknown> {
      return connect.call(this, port, ip, test);
    }
  };
  return derived as never;
}

/** An unmodified client that points at a server. */
export function gramjsClient(
  place: { dcId: number; port: number; publicKey: string },
  transport: GramjsTransport,
): Client {
  const [connection, socket] = transports[transport];
  trust(place.publicKey);
  const session = new StringSession('');
  session.setDC(place.dcId, '127.0.0.1', 80);
  return new TelegramClient(session, 1, 'none', {
    connection: connection as never,
    networkSocket: socketTo(socket, place.port),
    retryDelay: 100,
    baseLogger: new extensions.Logger((process.env.GRAMJS_LOG ?? LogLevel.NONE) as never),
  });
}

/** People with npm `telegram` (gramjs). */
export function gramjsPeople(transport: GramjsTransport): MakePerson {
  return async (place) => {
    const client = gramjsClient(place, transport);
    await client.connect();
    return gramjsPerson(client, transport === 'abridged' ? 32 * 1024 : undefined);
  };
}

interface State {
  heard: Heard[];
  own: number;
  pts: number;
}

/** Hears each thing once, in whichever way it comes. */
function learn(state: State, one: Heard): void {
  const known = state.heard.some((old) => old.kind === one.kind && old.id === one.id && old.text === one.text);
  if (!known) state.heard.push(one);
}

function learnUpdate(state: State, update: unknown): void {
  if (update instanceof Api.UpdateNewMessage || update instanceof Api.UpdateEditMessage) {
    const { message } = update;
    const kind = update instanceof Api.UpdateNewMessage ? 'new' : 'edit';
    if (message instanceof Api.Message) learn(state, { kind, id: message.id, text: message.message });
  } else if (update instanceof Api.UpdateShortMessage || update instanceof Api.UpdateShortChatMessage) {
    learn(state, { kind: 'new', id: update.id, text: update.message });
  } else if (update instanceof Api.UpdateServiceNotification) {
    if (update.popup) learn(state, { kind: 'notice', id: 0, text: update.message });
  } else if (update instanceof Api.UpdateDeleteMessages) {
    for (const id of update.messages) learn(state, { kind: 'delete', id, text: '' });
  }
  if (typeof update === 'object' && update !== null && 'pts' in update && typeof update.pts === 'number') {
    state.pts = Math.max(state.pts, update.pts);
  }
}

const named = (peer: Peer) =>
  peer.kind === 'group' ? new Api.PeerChat({ chatId: bigInt(peer.id) }) : new Api.PeerUser({ userId: bigInt(peer.id) });

function seen(state: State, message: ApiTypes.Message | ApiTypes.MessageService): Seen {
  const from = message.fromId instanceof Api.PeerUser ? Number(message.fromId.userId) : undefined;
  const other = message.peerId instanceof Api.PeerUser ? Number(message.peerId.userId) : 0;
  const common = { id: message.id, from: from ?? (message.out ? state.own : other) };
  if (!(message instanceof Api.Message)) {
    return { ...common, text: '', kind: 'service', pinned: false, edited: false, reactions: {} };
  }
  const { media, replyTo, fwdFrom, reactions } = message;
  const first = fwdFrom?.fromId;
  return {
    ...common,
    text: message.message,
    kind: kindOf(media),
    ...(replyTo instanceof Api.MessageReplyHeader && replyTo.replyToMsgId !== undefined
      ? { replyTo: replyTo.replyToMsgId }
      : {}),
    ...(first instanceof Api.PeerUser ? { forwardedFrom: Number(first.userId) } : {}),
    pinned: message.pinned ?? false,
    edited: message.editDate !== undefined && !message.editHide,
    reactions: Object.fromEntries(
      (reactions?.results ?? []).map(({ reaction, count }) => [
        reaction instanceof Api.ReactionEmoji ? reaction.emoticon : '?',
        count,
      ]),
    ),
    ...(media instanceof Api.MessageMediaPoll
      ? { votes: (media.results.results ?? []).map((result) => result.voters) }
      : {}),
  };
}

function kindOf(media: ApiTypes.TypeMessageMedia | undefined): Seen['kind'] {
  if (media instanceof Api.MessageMediaPhoto) return 'photo';
  if (media instanceof Api.MessageMediaDocument) return 'document';
  return media instanceof Api.MessageMediaPoll ? 'poll' : 'text';
}

const formatted = (text: string) => new Api.TextWithEntities({ text, entities: [] });

/** `requestBytes` is how much of a file is asked for at once, where the library's own choice does not do. */
function gramjsPerson(client: Client, requestBytes?: number): Person {
  const state: State = { heard: [], own: 0, pts: 0 };
  client.addEventHandler((update: unknown) => learnUpdate(state, update));
  const settle = async (): Promise<number> => {
    state.own = Number((await client.getMe()).id);
    state.pts = (await client.invoke(new Api.updates.GetState())).pts;
    return state.own;
  };
  const one = async (chat: Peer, id: number) => (await client.getMessages(named(chat), { ids: [id] }))[0];
  const sendFile = async (to: Peer, bytes: Uint8Array, name: string, more: { caption?: string }) => {
    // From memory the library sends 20 MB at most, so its users give it a path.
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-gramjs-'));
    const path = join(folder, name);
    await writeFile(path, bytes);
    try {
      const file = new CustomFile(name, bytes.length, path);
      return (await client.sendFile(named(to), { file, forceDocument: more.caption === undefined, ...more })).id;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    heard: state.heard,
    async start(phone, firstName, password) {
      await client.start({
        phoneNumber: phone,
        phoneCode: async () => '12345',
        password: async () => password ?? '',
        firstAndLastNames: async () => [firstName, ''],
        onError: async () => true,
      });
      return settle();
    },
    async startByQr(accept, password) {
      await client.signInUserWithQrCode(
        { apiId: 1, apiHash: 'none' },
        {
          qrCode: ({ token }) => accept(`tg://login?token=${token.toString('base64url')}`),
          password: async () => password,
          onError: async () => true,
        },
      );
      return settle();
    },
    async acceptQr(link) {
      await client.invoke(new Api.auth.AcceptLoginToken({ token: Buffer.from(tokenOf(link)) }));
    },
    async meet(phone, firstName) {
      const contact = new Api.InputPhoneContact({ clientId: bigInt(1), phone, firstName, lastName: '' });
      const { imported } = await client.invoke(new Api.contacts.ImportContacts({ contacts: [contact] }));
      const [found] = imported;
      if (!found) throw new Error('nobody has this number');
      return { kind: 'user', id: Number(found.userId) };
    },
    async createGroup(title, members) {
      const users = await Promise.all(members.map((member) => client.getInputEntity(named(member))));
      const { updates } = await client.invoke(new Api.messages.CreateChat({ users: users as never, title }));
      if (!('chats' in updates)) throw new Error('no group in it');
      return { kind: 'group', id: Number(updates.chats[0]?.id) };
    },
    send: async (to, message, replyTo) =>
      (await client.sendMessage(named(to), { message, ...(replyTo === undefined ? {} : { replyTo }) })).id,
    async edit(to, message, text) {
      await client.editMessage(named(to), { message, text });
    },
    async remove(to, id) {
      await client.deleteMessages(named(to), [id], { revoke: true });
    },
    async forward(from, id, to) {
      const [copy] = await client.forwardMessages(named(to), { messages: [id], fromPeer: named(from) });
      return copy?.id ?? 0;
    },
    async react(to, msgId, emoticon) {
      const reaction = [new Api.ReactionEmoji({ emoticon })];
      await client.invoke(new Api.messages.SendReaction({ peer: named(to), msgId, reaction }));
    },
    async pin(to, id) {
      await client.pinMessage(named(to), id, { pmOneSide: false });
    },
    sendPhoto: (to, picture, caption) => sendFile(to, picture, 'lamp.jpg', { caption }),
    sendDocument: (to, bytes, name) => sendFile(to, bytes, name, {}),
    async download(from, id) {
      const message = await one(from, id);
      const { media } = message ?? {};
      if (requestBytes !== undefined && media) {
        const parts: Buffer[] = [];
        for await (const part of client.iterDownload({ file: media as never, requestSize: requestBytes }))
          parts.push(part);
        return Buffer.concat(parts);
      }
      const bytes = message && (await client.downloadMedia(message));
      if (!Buffer.isBuffer(bytes)) throw new Error('no file in it');
      return bytes;
    },
    async sendPoll(to, question, answers) {
      const poll = new Api.Poll({
        id: bigInt(0),
        question: formatted(question),
        answers: answers.map(
          (answer, index) => new Api.PollAnswer({ text: formatted(answer), option: Buffer.from([index]) }),
        ),
      });
      const media = new Api.InputMediaPoll({ poll });
      const randomId = bigInt.randBetween(1, Number.MAX_SAFE_INTEGER);
      const sent = await client.invoke(new Api.messages.SendMedia({ peer: named(to), media, message: '', randomId }));
      const updates = 'updates' in sent ? sent.updates : [];
      return updates.find((update) => update instanceof Api.UpdateMessageID)?.id ?? 0;
    },
    async vote(to, msgId, answer) {
      const media = (await one(to, msgId))?.media;
      if (!(media instanceof Api.MessageMediaPoll)) throw new Error('no poll in it');
      const options = media.poll.answers.slice(answer, answer + 1).map(({ option }) => option);
      await client.invoke(new Api.messages.SendVote({ peer: named(to), msgId, options }));
    },
    async message(chat, id) {
      const found = await one(chat, id);
      return found && seen(state, found);
    },
    history: async (chat, limit) =>
      [...(await client.getMessages(named(chat), { limit }))].map((message) => seen(state, message)),
    search: async (chat, search) =>
      [...(await client.getMessages(named(chat), { search, limit: 20 }))].map((message) => seen(state, message)),
    async setPassword(newPassword) {
      await client.updateTwoFaSettings({ isCheckPassword: false, newPassword, hint: 'a lamp' });
    },
    async sessions() {
      const { authorizations } = await client.invoke(new Api.account.GetAuthorizations());
      return authorizations.filter((one) => !one.passwordPending).length;
    },
    async resetOtherSessions() {
      await client.invoke(new Api.auth.ResetAuthorizations());
    },
    async block(peer, blocked) {
      const id = await client.getInputEntity(named(peer));
      await client.invoke(blocked ? new Api.contacts.Block({ id }) : new Api.contacts.Unblock({ id }));
    },
    // The library has no catching up ("TODO"), so its users ask for the difference themselves. It is connected by its own
    // account a second before it connects anew, and then forgets what it was asked in this second: they ask again.
    recover: () =>
      until(
        () => client.connected === true && Promise.race([fetchDifference(client, state), setTimeout(5_000, false)]),
      ),
    close: () => client.destroy(),
  };
}

async function fetchDifference(client: Client, state: State): Promise<boolean> {
  const asked = new Api.updates.GetDifference({ pts: state.pts, date: Math.floor(Date.now() / 1000), qts: 0 });
  const difference = await client.invoke(asked).catch(() => undefined);
  if (difference === undefined) return false;
  if ('newMessages' in difference) {
    for (const message of difference.newMessages) {
      if (message instanceof Api.Message) learn(state, { kind: 'new', id: message.id, text: message.message });
    }
    for (const update of difference.otherUpdates) learnUpdate(state, update);
  }
  return true;
}
