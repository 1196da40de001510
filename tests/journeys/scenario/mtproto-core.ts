import { createHash, createPublicKey, pbkdf2Sync, randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { until } from '../../support/until.ts';
import type { Heard, MakePerson, Peer, Person, Seen } from './person.ts';
import { tokenOf } from './person.ts';

/** What the library answers: objects of layer 158, by their TL names. */
// The library has no types: its answers are read by name, in this file only.
// oxlint-disable-next-line typescript/no-explicit-any
type Tl = any;

interface MtprotoCore {
  dcList: { id: number; ip: string; port: number }[];
  crypto: {
    rsa: { getRsaKeyByFingerprints(fingerprints: string[]): Promise<unknown> };
    getSRPParams(given: object): Promise<{ A: Uint8Array; M1: Uint8Array }>;
  };
  updates: { on(name: string, hear: (updates: Tl) => void): void };
  rpcs: Map<number, { transport: { socket: { destroy(): void; removeAllListeners(): void } } }>;
  setDefaultDc(dcId: number): Promise<void>;
  call(method: string, params?: object, options?: object): Promise<Tl>;
}

const require = createRequire(import.meta.url);
const MTProto: new (options: object) => MtprotoCore = require('@mtproto/core');

const partBytes = 512 * 1024;
const bigFileBytes = 10 * 1024 * 1024;

/** People with `@mtproto/core`, which offers calls and nothing above them: each verb is the methods it stands for. */
export const mtprotoCorePeople: MakePerson = async (place) => {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-core-'));
  const client = new MTProto({ api_id: 1, api_hash: 'none', storageOptions: { path: join(folder, 'session.json') } });
  client.dcList = [{ id: place.dcId, ip: '127.0.0.1', port: place.port }];
  await client.setDefaultDc(place.dcId);
  const jwk = createPublicKey(place.publicKey).export({ format: 'jwk' });
  const hex = (text: string | undefined) => Buffer.from(text ?? '', 'base64url').toString('hex');
  client.crypto.rsa.getRsaKeyByFingerprints = async ([fingerprint]) => ({
    fingerprint,
    modulus: hex(jwk.n),
    exponent: hex(jwk.e),
  });
  return new CorePerson(client, folder);
};

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const salted = (data: Uint8Array, salt: Uint8Array) => sha256(salt, data, salt);
const toNumber = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** What a server keeps of a new password. The library computes proofs, but leaves this to its users. */
function verifier(password: string, algo: { g: number; p: Uint8Array; salt1: Uint8Array; salt2: Uint8Array }): Buffer {
  const first = salted(salted(Buffer.from(password), algo.salt1), algo.salt2);
  const x = salted(pbkdf2Sync(first, algo.salt1, 100_000, 64, 'sha512'), algo.salt2);
  const v = modPow(BigInt(algo.g), toNumber(x), toNumber(algo.p));
  return Buffer.from(v.toString(16).padStart(512, '0'), 'hex');
}

const kinds: Record<string, Seen['kind']> = {
  messageMediaPhoto: 'photo',
  messageMediaDocument: 'document',
  messageMediaPoll: 'poll',
};

class CorePerson implements Person {
  readonly heard: Heard[] = [];
  readonly #client: MtprotoCore;
  readonly #folder: string;
  readonly #hashes = new Map<number, string>();
  #own = 0;
  #pts = 0;
  #scanned = false;

  constructor(client: MtprotoCore, folder: string) {
    this.#client = client;
    this.#folder = folder;
    for (const name of ['updates', 'updatesCombined']) client.updates.on(name, ({ updates }) => this.#hearAll(updates));
    client.updates.on('updateShort', ({ update }) => this.#hearAll([update]));
    for (const name of ['updateShortMessage', 'updateShortChatMessage']) {
      client.updates.on(name, (update) => this.#hearAll([{ ...update, _: 'updateNewMessage', message: update }]));
    }
  }

  async #call(method: string, params: object = {}): Promise<Tl> {
    try {
      return await this.#client.call(method, params);
    } catch (error) {
      const told = error as { error_message?: string };
      throw told.error_message === undefined ? error : new Error(told.error_message);
    }
  }

  #hearAll(updates: Tl[]): void {
    for (const update of updates) {
      if (update._ === 'updateLoginToken') this.#scanned = true;
      if (typeof update.pts === 'number') this.#pts = Math.max(this.#pts, update.pts);
      const { message } = update;
      if (update._ === 'updateNewMessage') this.#hear({ kind: 'new', id: message.id, text: message.message ?? '' });
      if (update._ === 'updateEditMessage') this.#hear({ kind: 'edit', id: message.id, text: message.message ?? '' });
      if (update._ !== 'updateDeleteMessages') continue;
      for (const id of update.messages) this.#hear({ kind: 'delete', id, text: '' });
    }
  }

  /** Each thing once, in whichever way it comes. */
  #hear(one: Heard): void {
    const known = this.heard.some((old) => old.kind === one.kind && old.id === one.id && old.text === one.text);
    if (!known) this.heard.push(one);
  }

  #peer(peer: Peer): object {
    if (peer.kind === 'group') return { _: 'inputPeerChat', chat_id: peer.id };
    return { _: 'inputPeerUser', user_id: peer.id, access_hash: this.#hashes.get(peer.id) };
  }

  #user(peer: Peer): object {
    return { ...this.#peer(peer), _: 'inputUser' };
  }

  #seen(message: Tl): Seen {
    const from = message.from_id?.user_id ?? (message.out ? this.#own : message.peer_id.user_id);
    const { media, reply_to: replyTo, fwd_from: first } = message;
    return {
      id: message.id,
      text: message.message ?? '',
      kind: message._ === 'messageService' ? 'service' : (kinds[media?._] ?? 'text'),
      from: Number(from),
      ...(replyTo ? { replyTo: replyTo.reply_to_msg_id } : {}),
      ...(first?.from_id ? { forwardedFrom: Number(first.from_id.user_id) } : {}),
      pinned: Boolean(message.pinned),
      edited: Boolean(message.edit_date) && !message.edit_hide,
      reactions: Object.fromEntries(
        (message.reactions?.results ?? []).map((one: Tl) => [one.reaction.emoticon, one.count]),
      ),
      ...(media?._ === 'messageMediaPoll' ? { votes: (media.results.results ?? []).map((one: Tl) => one.voters) } : {}),
    };
  }

  async #settle(): Promise<number> {
    const [me] = await this.#call('users.getUsers', { id: [{ _: 'inputUserSelf' }] });
    this.#pts = (await this.#call('updates.getState')).pts;
    this.#own = Number(me.id);
    return this.#own;
  }

  async #checkPassword(password: string): Promise<void> {
    const { srp_id, current_algo: algo, srp_B: gB } = await this.#call('account.getPassword');
    const proof = await this.#client.crypto.getSRPParams({ ...algo, gB, password });
    await this.#call('auth.checkPassword', { password: { _: 'inputCheckPasswordSRP', srp_id, ...proof } });
  }

  async start(phone: string, firstName: string, password?: string): Promise<number> {
    const phone_number = phone;
    const sent = await this.#call('auth.sendCode', { phone_number, settings: { _: 'codeSettings' } });
    const { phone_code_hash } = sent;
    try {
      const auth = await this.#call('auth.signIn', { phone_number, phone_code_hash, phone_code: '12345' });
      if (auth._ === 'auth.authorizationSignUpRequired') {
        await this.#call('auth.signUp', { phone_number, phone_code_hash, first_name: firstName, last_name: '' });
      }
    } catch (error) {
      if (!(error instanceof Error && error.message === 'SESSION_PASSWORD_NEEDED')) throw error;
      await this.#checkPassword(password ?? '');
    }
    return this.#settle();
  }

  async startByQr(accept: (link: string) => Promise<void>, password: string): Promise<number> {
    const asked = { api_id: 1, api_hash: 'none', except_ids: [] };
    const { token } = await this.#call('auth.exportLoginToken', asked);
    await accept(`tg://login?token=${Buffer.from(token).toString('base64url')}`);
    await until(() => this.#scanned);
    try {
      await this.#call('auth.exportLoginToken', asked);
    } catch (error) {
      if (!(error instanceof Error && error.message === 'SESSION_PASSWORD_NEEDED')) throw error;
      await this.#checkPassword(password);
    }
    return this.#settle();
  }

  async acceptQr(link: string): Promise<void> {
    await this.#call('auth.acceptLoginToken', { token: tokenOf(link) });
  }

  async meet(phone: string, firstName: string): Promise<Peer> {
    const contact = { _: 'inputPhoneContact', client_id: 1, phone, first_name: firstName, last_name: '' };
    const { users } = await this.#call('contacts.importContacts', { contacts: [contact] });
    for (const user of users) this.#hashes.set(Number(user.id), user.access_hash);
    return { kind: 'user', id: Number(users[0].id) };
  }

  async createGroup(title: string, members: Peer[]): Promise<Peer> {
    const made = await this.#call('messages.createChat', { title, users: members.map((one) => this.#user(one)) });
    return { kind: 'group', id: Number(made.chats[0].id) };
  }

  /** The id of a message just sent. */
  async #sent(method: string, params: object): Promise<number> {
    const sent = await this.#call(method, { random_id: String(randomInt(1, 2 ** 47)), ...params });
    return sent.id ?? sent.updates.find((update: Tl) => update._ === 'updateMessageID').id;
  }

  send(to: Peer, message: string, replyTo?: number): Promise<number> {
    const reply = replyTo === undefined ? {} : { reply_to_msg_id: replyTo };
    return this.#sent('messages.sendMessage', { peer: this.#peer(to), message, ...reply });
  }

  async edit(to: Peer, id: number, message: string): Promise<void> {
    await this.#call('messages.editMessage', { peer: this.#peer(to), id, message });
  }

  async remove(_to: Peer, id: number): Promise<void> {
    await this.#call('messages.deleteMessages', { id: [id], revoke: true });
  }

  forward(from: Peer, id: number, to: Peer): Promise<number> {
    const peers = { from_peer: this.#peer(from), to_peer: this.#peer(to) };
    return this.#sent('messages.forwardMessages', { ...peers, id: [id], random_id: [String(randomInt(1, 2 ** 47))] });
  }

  async react(to: Peer, id: number, emoticon: string): Promise<void> {
    const reaction = [{ _: 'reactionEmoji', emoticon }];
    await this.#call('messages.sendReaction', { peer: this.#peer(to), msg_id: id, reaction });
  }

  async pin(to: Peer, id: number): Promise<void> {
    await this.#call('messages.updatePinnedMessage', { peer: this.#peer(to), id });
  }

  async #upload(bytes: Uint8Array, name: string): Promise<object> {
    const file = { file_id: String(randomInt(1, 2 ** 47)) };
    const parts = Math.ceil(bytes.length / partBytes);
    const big = bytes.length > bigFileBytes;
    for (let part = 0; part < parts; part += 1) {
      const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes);
      const given = { ...file, file_part: part, bytes: piece };
      if (big) await this.#call('upload.saveBigFilePart', { ...given, file_total_parts: parts });
      else await this.#call('upload.saveFilePart', given);
    }
    const said = { id: file.file_id, parts, name };
    return big ? { _: 'inputFileBig', ...said } : { _: 'inputFile', ...said, md5_checksum: '' };
  }

  async sendPhoto(to: Peer, picture: Uint8Array, caption: string): Promise<number> {
    const media = { _: 'inputMediaUploadedPhoto', file: await this.#upload(picture, 'lamp.jpg') };
    return this.#sent('messages.sendMedia', { peer: this.#peer(to), media, message: caption });
  }

  async sendDocument(to: Peer, bytes: Uint8Array, fileName: string): Promise<number> {
    const media = {
      _: 'inputMediaUploadedDocument',
      file: await this.#upload(bytes, fileName),
      mime_type: 'application/octet-stream',
      attributes: [{ _: 'documentAttributeFilename', file_name: fileName }],
    };
    return this.#sent('messages.sendMedia', { peer: this.#peer(to), media, message: '' });
  }

  async download(_from: Peer, id: number): Promise<Uint8Array> {
    const { photo, document } = (await this.#one(id)).media;
    const { id: file, access_hash, file_reference } = photo ?? document;
    const found = { id: file, access_hash, file_reference };
    const location = photo
      ? { _: 'inputPhotoFileLocation', ...found, thumb_size: photo.sizes.at(-1).type }
      : { _: 'inputDocumentFileLocation', ...found, thumb_size: '' };
    const pieces: Uint8Array[] = [];
    for (let offset = 0; ; offset += partBytes) {
      const { bytes } = await this.#call('upload.getFile', { location, offset, limit: partBytes });
      pieces.push(bytes);
      if (bytes.length < partBytes) break;
    }
    // The library confirms answers half a second after the last of them, and breaks over an answer that is repeated
    // to it because its confirmation was lost with the connection.
    await setTimeout(1500);
    return Buffer.concat(pieces);
  }

  sendPoll(to: Peer, question: string, answers: string[]): Promise<number> {
    const options = answers.map((text, index) => ({ _: 'pollAnswer', text, option: Uint8Array.of(index) }));
    const media = { _: 'inputMediaPoll', poll: { _: 'poll', id: 0, question, answers: options } };
    return this.#sent('messages.sendMedia', { peer: this.#peer(to), media, message: '' });
  }

  async vote(to: Peer, id: number, answer: number): Promise<void> {
    const { poll } = (await this.#one(id)).media;
    const options = [poll.answers[answer].option];
    await this.#call('messages.sendVote', { peer: this.#peer(to), msg_id: id, options });
  }

  async #one(id: number): Promise<Tl> {
    return (await this.#call('messages.getMessages', { id: [{ _: 'inputMessageID', id }] })).messages[0];
  }

  async message(_chat: Peer, id: number): Promise<Seen | undefined> {
    const found = await this.#one(id);
    return found._ === 'messageEmpty' ? undefined : this.#seen(found);
  }

  async history(chat: Peer, limit: number): Promise<Seen[]> {
    const { messages } = await this.#call('messages.getHistory', { peer: this.#peer(chat), limit });
    return messages.map((one: Tl) => this.#seen(one));
  }

  async search(chat: Peer, q: string): Promise<Seen[]> {
    const filter = { _: 'inputMessagesFilterEmpty' };
    const found = await this.#call('messages.search', { peer: this.#peer(chat), q, filter, limit: 20 });
    return found.messages.map((one: Tl) => this.#seen(one));
  }

  async setPassword(password: string): Promise<void> {
    const { new_algo: algo } = await this.#call('account.getPassword');
    const new_algo = { ...algo, salt1: Buffer.concat([algo.salt1, randomBytes(32)]) };
    const new_password_hash = verifier(password, new_algo);
    await this.#call('account.updatePasswordSettings', {
      password: { _: 'inputCheckPasswordEmpty' },
      new_settings: { _: 'account.passwordInputSettings', new_algo, new_password_hash, hint: 'a lamp' },
    });
  }

  async sessions(): Promise<number> {
    const { authorizations } = await this.#call('account.getAuthorizations');
    return authorizations.filter((one: Tl) => !one.password_pending).length;
  }

  async resetOtherSessions(): Promise<void> {
    await this.#call('auth.resetAuthorizations');
  }

  async block(peer: Peer, blocked: boolean): Promise<void> {
    await this.#call(blocked ? 'contacts.block' : 'contacts.unblock', { id: this.#peer(peer) });
  }

  /**
   * The library comes back by itself, but forgets what it sent into the lost connection: its user asks for the
   * difference until there is an answer.
   */
  async recover(): Promise<void> {
    const date = Math.floor(Date.now() / 1000);
    let missed: Tl;
    await until(async () => {
      const asked = this.#call('updates.getDifference', { pts: this.#pts, date, qts: 0 }).catch(() => undefined);
      missed = await Promise.race([asked, setTimeout(1000, undefined)]);
      return missed !== undefined;
    });
    for (const message of missed.new_messages ?? []) this.#hearAll([{ _: 'updateNewMessage', message }]);
    this.#hearAll(missed.other_updates ?? []);
  }

  async close(): Promise<void> {
    for (const { transport } of this.#client.rpcs.values()) {
      transport.socket.removeAllListeners();
      transport.socket.destroy();
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}
