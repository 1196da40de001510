import assert from 'node:assert/strict';
import { Long, type tl } from '@mtcute/node';
import type { RawClient } from './raw-client.ts';

/** A client that remembers whom and what its answers named, as every application does. */
export interface Person extends Pick<RawClient, 'knows' | 'hasType' | 'setPassword' | 'proof' | 'heard'> {
  readonly id: number;
  call: RawClient['call'];
  channel(id: number): tl.RawInputChannel;
  peer(id: number): tl.RawInputPeerChannel;
  user(id: number): tl.RawInputUser;
  /** The name of the error in which a call ends. */
  refusal(request: tl.RpcMethod): Promise<string>;
  /** Finds a chat by its public name and returns its id. */
  find(username: string): Promise<number>;
}

let randomIds = 0;

export const randomId = (): tl.Long => Long.fromNumber((randomIds += 1));

export async function personOf(client: RawClient): Promise<Person> {
  const hashes = new Map<number, tl.Long>();
  const learn = (list: unknown) => {
    if (Array.isArray(list)) for (const { id, accessHash } of list) if (accessHash) hashes.set(Number(id), accessHash);
  };
  const call: RawClient['call'] = async (request) => {
    const answer = await client.call(request);
    if (typeof answer === 'object' && answer !== null) {
      if ('users' in answer) learn(answer.users);
      if ('chats' in answer) learn(answer.chats);
    }
    return answer;
  };
  const hashOf = (id: number): tl.Long => {
    const hash = hashes.get(id);
    if (!hash) throw new Error(`${id} has not been met`);
    return hash;
  };
  const [self] = await call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] });
  assert.ok(self?._ === 'user');
  return {
    ...{
      id: self.id,
      call,
      knows: client.knows,
      hasType: client.hasType,
      setPassword: client.setPassword,
      proof: client.proof,
      heard: client.heard,
    },
    channel: (id) => ({ _: 'inputChannel', channelId: id, accessHash: hashOf(id) }),
    peer: (id) => ({ _: 'inputPeerChannel', channelId: id, accessHash: hashOf(id) }),
    user: (id) => ({ _: 'inputUser', userId: id, accessHash: hashOf(id) }),
    async refusal(request) {
      try {
        await call(request);
      } catch (error) {
        const name = client.nameOf(error);
        if (name === undefined) throw error;
        return name.replace(/_X$|_\d+$|_%d$/, '').replaceAll('_', '');
      }
      return 'no error';
    },
    async find(username) {
      const { chats } = await call({ _: 'contacts.resolveUsername', username });
      return chats[0]?.id ?? 0;
    },
  };
}

/** Libraries put names together differently: compared are the letters alone. */
export async function refuses(person: Person, request: tl.RpcMethod, name: string): Promise<void> {
  assert.equal(await person.refusal(request), name.replaceAll('_', ''), `${request._} ends in ${name}`);
}

type Updates = tl.TypeUpdates;

/** The id of the chat that an answer tells of. */
export function chatIn(updates: Updates | tl.messages.TypeInvitedUsers): number {
  // Before layer 177 the updates of a new chat stood alone.
  const inner = 'updates' in updates && 'missingInvitees' in updates ? updates.updates : updates;
  assert.ok('chats' in inner);
  return inner.chats.find(({ _ }) => _ === 'channel')?.id ?? inner.chats[0]?.id ?? 0;
}

/** The message that an answer tells of. */
export function messageIn(updates: Updates): tl.RawMessage | tl.RawMessageService {
  assert.ok('updates' in updates);
  for (const update of updates.updates)
    if (/^update(New|Edit)(Channel|Scheduled)?Message$/.test(update._) && 'message' in update) {
      const { message } = update;
      if (typeof message === 'object' && (message._ === 'message' || message._ === 'messageService')) return message;
    }
  throw new assert.AssertionError({ message: 'the answer tells of no message' });
}

/** Makes a chat of one's own, public with a name. */
export async function makeChat(
  owner: Person,
  title: string,
  kind: 'group' | 'channel',
  username = '',
): Promise<number> {
  const kinds = kind === 'group' ? { megagroup: true } : { broadcast: true };
  const id = chatIn(await owner.call({ _: 'channels.createChannel', title, about: 'Lamps', ...kinds }));
  if (username) await owner.call({ _: 'channels.updateUsername', channel: owner.channel(id), username });
  return id;
}

export async function send(person: Person, chat: number, message: string, more: object = {}): Promise<number> {
  const request = {
    _: 'messages.sendMessage',
    peer: person.peer(chat),
    message,
    randomId: randomId(),
    ...more,
  } as const;
  const answer = await person.call(request);
  return answer._ === 'updateShortSentMessage' ? answer.id : messageIn(answer).id;
}

export async function full(person: Person, chat: number): Promise<tl.RawChannelFull> {
  const { fullChat } = await person.call({ _: 'channels.getFullChannel', channel: person.channel(chat) });
  assert.ok(fullChat._ === 'channelFull');
  return fullChat;
}

const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 50, maxId: 0, minId: 0, hash: Long.ZERO };

export async function history(person: Person, chat: number): Promise<tl.RawMessage[]> {
  const found = await person.call({ _: 'messages.getHistory', peer: person.peer(chat), ...page });
  assert.ok('messages' in found);
  return found.messages.filter((one) => one._ === 'message');
}

export async function members(
  person: Person,
  chat: number,
  filter: tl.TypeChannelParticipantsFilter,
): Promise<{ ids: number[]; list: tl.TypeChannelParticipant[] }> {
  const request = { offset: 0, limit: 50, hash: Long.ZERO, filter, channel: person.channel(chat) };
  const found = await person.call({ _: 'channels.getParticipants', ...request });
  assert.ok('participants' in found);
  const ids = found.participants.map((one) => {
    if ('userId' in one) return one.userId;
    return 'userId' in one.peer ? one.peer.userId : 0;
  });
  return { ids, list: found.participants };
}
