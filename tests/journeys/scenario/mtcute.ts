import { Document, InputMedia, MemoryStorage, type Message, Photo, Poll, TelegramClient } from '@mtcute/node';
import { addPublicKey, NodeCryptoProvider } from '@mtcute/node/utils.js';
import type { Heard, MakePerson, Peer, Person, Seen } from './person.ts';
import { tokenOf } from './person.ts';

const loginCode = '12345';

/** mtcute knows chats by marked ids: basic groups are negative. */
const marked = (peer: Peer): number => (peer.kind === 'group' ? -peer.id : peer.id);

function seen(message: Message): Seen {
  const { media, reactions, forward, replyToMessage } = message;
  const first = forward?.sender;
  return {
    id: message.id,
    text: message.text,
    kind: message.isService ? 'service' : kindOf(media),
    from: message.sender.id,
    ...(typeof replyToMessage?.id !== 'number' ? {} : { replyTo: replyToMessage.id }),
    ...(first && 'id' in first ? { forwardedFrom: first.id } : {}),
    pinned: message.isPinned,
    edited: message.editDate !== null && !message.hideEditMark,
    reactions: Object.fromEntries((reactions?.reactions ?? []).map((one) => [String(one.emoji), one.count])),
    ...(media instanceof Poll ? { votes: media.answers.map((answer) => answer.voters) } : {}),
  };
}

function kindOf(media: Message['media']): Seen['kind'] {
  if (media instanceof Photo) return 'photo';
  if (media instanceof Document) return 'document';
  return media instanceof Poll ? 'poll' : 'text';
}

/** People with `@mtcute/node`: TCP, intermediate; with `usePfs` their permanent key only binds temporary ones. */
export function mtcutePeople(options: { usePfs?: boolean } = {}): MakePerson {
  return async (place) => {
    const crypto = new NodeCryptoProvider();
    await crypto.initialize();
    addPublicKey(crypto, place.publicKey);
    const dc = { id: place.dcId, ipAddress: '127.0.0.1', port: place.port };
    const client = new TelegramClient({
      apiId: 1,
      apiHash: 'none',
      storage: new MemoryStorage(),
      crypto,
      defaultDcs: { main: dc, media: dc },
      logLevel: Number(process.env.MTCUTE_LOG ?? 0),
      reconnectionStrategy: () => 100,
      network: { usePfs: options.usePfs ?? false },
    });
    return mtcutePerson(client);
  };
}

function mtcutePerson(client: TelegramClient): Person {
  const heard = listen(client);
  const one = async (chat: Peer, id: number): Promise<Message | undefined> =>
    (await client.getMessages(marked(chat), id))[0] ?? undefined;
  const media = async (to: Peer, what: Parameters<TelegramClient['sendMedia']>[1]) =>
    (await client.sendMedia(marked(to), what)).id;
  return {
    heard,
    async start(phone, firstName, password) {
      const sent = await client.sendCode({ phone });
      if (!('phoneCodeHash' in sent)) throw new Error('signed in without a code');
      const { phoneCodeHash } = sent;
      await signInOrUp(client, { phone, phoneCodeHash, firstName, password });
      await client.startUpdatesLoop();
      return (await client.getMe()).id;
    },
    async startByQr(accept, password) {
      const shown: Promise<void>[] = [];
      const me = await client.signInQr({
        onUrlUpdated: (url) => void (shown.length === 0 && shown.push(accept(url))),
        password,
      });
      await Promise.all(shown);
      return me.id;
    },
    async acceptQr(link) {
      await client.call({ _: 'auth.acceptLoginToken', token: tokenOf(link) });
    },
    async meet(phone, firstName) {
      const { imported } = await client.importContacts([{ phone, firstName, lastName: '' }]);
      const id = imported[0]?.userId;
      if (id === undefined) throw new Error(`nobody has ${phone}`);
      return { kind: 'user', id };
    },
    async createGroup(title, members) {
      const { chat } = await client.createGroup({ title, users: members.map(marked) });
      return { kind: 'group', id: -chat.id };
    },
    send: async (to, text, replyTo) =>
      (await client.sendText(marked(to), text, replyTo === undefined ? {} : { replyTo })).id,
    async edit(to, id, text) {
      await client.editMessage({ chatId: marked(to), message: id, text });
    },
    remove: (to, id) => client.deleteMessagesById(marked(to), [id], { revoke: true }),
    async forward(from, id, to) {
      const [copy] = await client.forwardMessagesById({
        fromChatId: marked(from),
        messages: [id],
        toChatId: marked(to),
      });
      return copy?.id ?? 0;
    },
    async react(to, id, emoji) {
      await client.sendReaction({ chatId: marked(to), message: id, emoji });
    },
    async pin(to, id) {
      await client.pinMessage({ chatId: marked(to), message: id, bothSides: true });
    },
    sendPhoto: (to, picture, caption) => media(to, InputMedia.photo(picture, { caption })),
    sendDocument: (to, bytes, fileName) =>
      media(to, InputMedia.document(bytes, { fileName, fileMime: 'application/octet-stream' })),
    async download(from, id) {
      const file = (await one(from, id))?.media;
      if (!(file instanceof Photo || file instanceof Document)) throw new Error('no file in it');
      return client.downloadAsBuffer(file);
    },
    sendPoll: (to, question, answers) => media(to, InputMedia.poll({ question, answers })),
    async vote(to, id, answer) {
      await client.sendVote({ chatId: marked(to), message: id, options: answer });
    },
    async message(chat, id) {
      const found = await one(chat, id);
      return found && seen(found);
    },
    history: async (chat, limit) => (await client.getHistory(marked(chat), { limit })).map(seen),
    search: async (chat, query) => (await client.searchMessages({ chatId: marked(chat), query })).map(seen),
    async setPassword(password) {
      await client.enableCloudPassword({ password, hint: 'a lamp' });
    },
    async sessions() {
      const { authorizations } = await client.call({ _: 'account.getAuthorizations' });
      return authorizations.filter((one) => !one.passwordPending).length;
    },
    async resetOtherSessions() {
      await client.call({ _: 'auth.resetAuthorizations' });
    },
    block: (peer, blocked) => (blocked ? client.blockUser(marked(peer)) : client.unblockUser(marked(peer))),
    // It comes back and fetches the difference by itself.
    recover: async () => undefined,
    close: () => client.destroy(),
  };
}

interface Entry {
  phone: string;
  phoneCodeHash: string;
  firstName: string;
  password: string | undefined;
}

async function signInOrUp(client: TelegramClient, entry: Entry): Promise<void> {
  const { phone, phoneCodeHash, firstName, password } = entry;
  try {
    const auth = await client.call({
      _: 'auth.signIn',
      phoneNumber: phone,
      phoneCodeHash,
      phoneCode: loginCode,
    });
    if (auth._ === 'auth.authorization') {
      await client.notifyLoggedIn(auth);
      return;
    }
  } catch (error) {
    if (!(error instanceof Error && 'text' in error && error.text === 'SESSION_PASSWORD_NEEDED')) throw error;
    await client.checkPassword(password ?? '');
    return;
  }
  // The library leaves sign-up to its user.
  await client.notifyLoggedIn(
    await client.call({ _: 'auth.signUp', phoneNumber: phone, phoneCodeHash, firstName, lastName: '' }),
  );
}

function listen(client: TelegramClient): Heard[] {
  const heard: Heard[] = [];
  client.onNewMessage.add((message) => heard.push({ kind: 'new', id: message.id, text: message.text }));
  client.onEditMessage.add((message) => heard.push({ kind: 'edit', id: message.id, text: message.text }));
  client.onDeleteMessage.add(({ messageIds }) => {
    for (const id of messageIds) heard.push({ kind: 'delete', id, text: '' });
  });
  return heard;
}
