import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputMessageContent$Input, Message, MessageContent } from 'tdlib-types';
import { openTdlib, type Tdlib } from '../../support/tdlib.ts';
import type { Heard, MakePerson, Peer, Person, Seen } from './person.ts';

const loginCode = '12345';

/** The library knows messages by the server's number times this. */
const step = 2 ** 20;
const local = (id: number): number => id * step;
const plain = (text: string) => ({ _: 'formattedText', text }) as const;

/** The library knows basic groups by negative numbers. */
const chatOf = (peer: Peer): number => (peer.kind === 'group' ? -peer.id : peer.id);

function textOf(content: MessageContent): string {
  if (content._ === 'messageText') return content.text.text;
  return 'caption' in content ? content.caption.text : '';
}

function kindOf(content: MessageContent): Seen['kind'] {
  switch (content._) {
    case 'messageText':
      return 'text';
    case 'messagePhoto':
      return 'photo';
    case 'messageDocument':
      return 'document';
    case 'messagePoll':
      return 'poll';
    default:
      return 'service';
  }
}

function seen(message: Message): Seen {
  const { content, sender_id: sender, reply_to: reply, forward_info: forward } = message;
  const origin = forward?.origin;
  const reactions = message.interaction_info?.reactions?.reactions ?? [];
  return {
    id: message.id / step,
    text: textOf(content),
    kind: kindOf(content),
    from: sender._ === 'messageSenderUser' ? sender.user_id : sender.chat_id,
    ...(reply?._ === 'messageReplyToMessage' ? { replyTo: reply.message_id / step } : {}),
    ...(origin?._ === 'messageOriginUser' ? { forwardedFrom: origin.sender_user_id } : {}),
    pinned: message.is_pinned,
    edited: message.edit_date > 0,
    reactions: Object.fromEntries(
      reactions.map((one) => [one.type._ === 'reactionTypeEmoji' ? one.type.emoji : one.type._, one.total_count]),
    ),
    ...(content._ === 'messagePoll' ? { votes: content.poll.options.map((option) => option.voter_count) } : {}),
  };
}

/** People with TDLib, the library under most of Telegram's own apps. */
export function tdlibPeople(): MakePerson {
  return async (place) => tdlibPerson(await openTdlib(place));
}

function tdlibPerson(client: Tdlib): Person {
  const { invoke } = client;
  return {
    heard: listen(client),
    start: (phone, firstName, password) => start(client, phone, firstName, password),
    startByQr: (accept, password) => startByQr(client, accept, password),
    async acceptQr(link) {
      await invoke({ _: 'confirmQrCodeAuthentication', link });
    },
    ...meeting(client),
    ...writing(client),
    ...marking(client),
    ...reading(client),
    ...keeping(client),
    close: () => client.close(),
  };
}

function meeting({ invoke }: Tdlib): Pick<Person, 'meet' | 'createGroup'> {
  return {
    async meet(phone, firstName) {
      const contacts = [{ _: 'importedContact', phone_number: phone, first_name: firstName } as const];
      const [id] = (await invoke({ _: 'importContacts', contacts })).user_ids;
      if (!id) throw new Error(`nobody has ${phone}`);
      await invoke({ _: 'createPrivateChat', user_id: id });
      return { kind: 'user', id };
    },
    async createGroup(title, members) {
      const { chat_id } = await invoke({ _: 'createNewBasicGroupChat', title, user_ids: members.map(chatOf) });
      return { kind: 'group', id: -chat_id };
    },
  };
}

type Writing = 'send' | 'edit' | 'remove' | 'forward' | 'sendPhoto' | 'sendDocument' | 'sendPoll';

function writing(client: Tdlib): Pick<Person, Writing> {
  const { invoke } = client;
  const sent = outbox(client);
  const write = async (to: Peer, content: InputMessageContent$Input, replyTo?: number): Promise<number> => {
    const message = await invoke({
      _: 'sendMessage',
      chat_id: chatOf(to),
      input_message_content: content,
      ...(replyTo === undefined ? {} : { reply_to: { _: 'inputMessageReplyToMessage', message_id: local(replyTo) } }),
    });
    return sent(message.id);
  };
  let files = 0;
  const upload = async (bytes: Uint8Array, name: string) => {
    const path = join(client.folder, `${(files += 1)}-${name}`);
    await writeFile(path, bytes);
    return { _: 'inputFileLocal', path } as const;
  };
  return {
    send: (to, text, replyTo) => write(to, { _: 'inputMessageText', text: plain(text) }, replyTo),
    async edit(to, id, text) {
      await invoke({
        _: 'editMessageText',
        chat_id: chatOf(to),
        message_id: local(id),
        input_message_content: { _: 'inputMessageText', text: plain(text) },
      });
    },
    async remove(to, id) {
      await invoke({ _: 'deleteMessages', chat_id: chatOf(to), message_ids: [local(id)], revoke: true });
    },
    async forward(from, id, to) {
      const copies = await invoke({
        _: 'forwardMessages',
        chat_id: chatOf(to),
        from_chat_id: chatOf(from),
        message_ids: [local(id)],
      });
      return sent(copies.messages[0]?.id ?? 0);
    },
    async sendPhoto(to, picture, caption) {
      const photo = { _: 'inputPhoto', photo: await upload(picture, 'lamp.jpg') } as const;
      return write(to, { _: 'inputMessagePhoto', photo, caption: plain(caption) });
    },
    async sendDocument(to, bytes, fileName) {
      const document = { _: 'inputDocument', document: await upload(bytes, fileName) } as const;
      return write(to, { _: 'inputMessageDocument', document });
    },
    sendPoll: (to, question, answers) =>
      write(to, {
        _: 'inputMessagePoll',
        question: plain(question),
        options: answers.map((answer) => ({ _: 'inputPollOption', text: plain(answer) })),
        is_anonymous: true,
        type: { _: 'inputPollTypeRegular' },
      }),
  };
}

function marking({ invoke }: Tdlib): Pick<Person, 'react' | 'pin' | 'vote'> {
  return {
    async react(to, id, emoji) {
      await invoke({
        _: 'addMessageReaction',
        chat_id: chatOf(to),
        message_id: local(id),
        reaction_type: { _: 'reactionTypeEmoji', emoji },
      });
    },
    async pin(to, id) {
      await invoke({ _: 'pinChatMessage', chat_id: chatOf(to), message_id: local(id) });
    },
    async vote(to, id, answer) {
      await invoke({ _: 'setPollAnswer', chat_id: chatOf(to), message_id: local(id), option_ids: [answer] });
    },
  };
}

function reading(client: Tdlib): Pick<Person, 'download' | 'message' | 'history' | 'search'> {
  const { invoke } = client;
  const one = async (chat: Peer, id: number): Promise<Message | undefined> =>
    invoke({ _: 'getMessage', chat_id: chatOf(chat), message_id: local(id) }).catch(ifGone);
  return {
    async download(from, id) {
      const content = (await one(from, id))?.content;
      const file = content?._ === 'messagePhoto' ? content.photo.sizes.at(-1)?.photo : documentOf(content);
      if (!file) throw new Error('no file in it');
      const down = await invoke({ _: 'downloadFile', file_id: file.id, priority: 32, synchronous: true });
      return readFile(down.local.path);
    },
    async message(chat, id) {
      const found = await one(chat, id);
      return found && seen(found);
    },
    history: (chat, limit) => history(client, chat, limit),
    async search(chat, query) {
      const found = await invoke({ _: 'searchChatMessages', chat_id: chatOf(chat), query, limit: 20 });
      return found.messages.map(seen);
    },
  };
}

function keeping({
  invoke,
}: Tdlib): Pick<Person, 'setPassword' | 'sessions' | 'resetOtherSessions' | 'block' | 'recover'> {
  return {
    async setPassword(password) {
      await invoke({ _: 'setPassword', new_password: password, new_hint: 'a lamp' });
    },
    async sessions() {
      const { sessions } = await invoke({ _: 'getActiveSessions' });
      return sessions.filter((session) => !session.is_password_pending).length;
    },
    async resetOtherSessions() {
      await invoke({ _: 'terminateAllOtherSessions' });
    },
    async block(peer, blocked) {
      await invoke({
        _: 'setMessageSenderBlockList',
        sender_id: { _: 'messageSenderUser', user_id: peer.id },
        ...(blocked ? { block_list: { _: 'blockListMain' } } : {}),
      });
    },
    // As an app does when the system says that there is a network again.
    async recover() {
      await invoke({ _: 'setNetworkType', type: { _: 'networkTypeOther' } });
    },
  };
}

const documentOf = (content: MessageContent | undefined) =>
  content?._ === 'messageDocument' ? content.document.document : undefined;

/** The library says that a message is not there by an error. */
function ifGone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 404) return undefined;
  throw error;
}

/** Gives the number that the server gave a message, by the one that it had until then. */
function outbox(client: Tdlib): (id: number) => Promise<number> {
  const letters = new Map<number, PromiseWithResolvers<number>>();
  const letter = (id: number) => {
    const found = letters.get(id) ?? Promise.withResolvers<number>();
    // Whoever asks for it hears of the failure; nobody may have asked yet.
    found.promise.catch(() => undefined);
    letters.set(id, found);
    return found;
  };
  client.onUpdate((update) => {
    if (update._ === 'updateMessageSendSucceeded') letter(update.old_message_id).resolve(update.message.id / step);
    if (update._ === 'updateMessageSendFailed') letter(update.old_message_id).reject(new Error(update.error.message));
  });
  return (id) => letter(id).promise;
}

/** The library gives what it has at hand first. */
async function history({ invoke }: Tdlib, chat: Peer, limit: number): Promise<Seen[]> {
  const found: Message[] = [];
  while (found.length < limit) {
    const { messages } = await invoke({
      _: 'getChatHistory',
      chat_id: chatOf(chat),
      from_message_id: found.at(-1)?.id ?? 0,
      limit: limit - found.length,
    });
    const more = messages.filter((message) => message !== null);
    if (more.length === 0) break;
    found.push(...more);
  }
  return found.map(seen);
}

async function start(client: Tdlib, phone: string, firstName: string, password?: string): Promise<number> {
  const { invoke } = client;
  await client.reaches('authorizationStateWaitPhoneNumber');
  await invoke({ _: 'setAuthenticationPhoneNumber', phone_number: phone });
  await client.reaches('authorizationStateWaitCode');
  await invoke({ _: 'checkAuthenticationCode', code: loginCode });
  const next = await client.reaches(
    'authorizationStateWaitRegistration',
    'authorizationStateWaitPassword',
    'authorizationStateReady',
  );
  if (next === 'authorizationStateWaitRegistration') await invoke({ _: 'registerUser', first_name: firstName });
  if (next === 'authorizationStateWaitPassword')
    await invoke({ _: 'checkAuthenticationPassword', password: password ?? '' });
  await client.reaches('authorizationStateReady');
  return (await invoke({ _: 'getMe' })).id;
}

async function startByQr(client: Tdlib, accept: (link: string) => Promise<void>, password: string): Promise<number> {
  const { invoke } = client;
  const accepted = new Promise<void>((resolve, reject) => {
    let asked = false;
    client.onUpdate((update) => {
      if (update._ !== 'updateAuthorizationState' || asked) return;
      const { authorization_state: state } = update;
      if (state._ !== 'authorizationStateWaitOtherDeviceConfirmation') return;
      asked = true;
      accept(state.link).then(resolve, reject);
    });
  });
  await client.reaches('authorizationStateWaitPhoneNumber');
  await invoke({ _: 'requestQrCodeAuthentication' });
  await accepted;
  await client.reaches('authorizationStateWaitPassword');
  await invoke({ _: 'checkAuthenticationPassword', password });
  await client.reaches('authorizationStateReady');
  return (await invoke({ _: 'getMe' })).id;
}

function listen(client: Tdlib): Heard[] {
  const heard: Heard[] = [];
  const hear = (kind: Heard['kind'], id: number, text: string) => void heard.push({ kind, id: id / step, text });
  client.onUpdate((update) => {
    if (update._ === 'updateNewMessage' && !update.message.is_outgoing)
      hear('new', update.message.id, textOf(update.message.content));
    if (update._ === 'updateMessageContent') hear('edit', update.message_id, textOf(update.new_content));
    if (update._ === 'updateDeleteMessages' && update.is_permanent && !update.from_cache)
      for (const id of update.message_ids) hear('delete', id, '');
    if (update._ === 'updateServiceNotification') hear('notice', 0, textOf(update.content));
  });
  return heard;
}
