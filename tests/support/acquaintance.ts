import assert from 'node:assert/strict';
import { type TelegramClient, tl } from '@mtcute/node';
import { mtcuteClient } from './mtcute-client.ts';
import type { TestServer } from './server.ts';

/** Finds somebody by username, as strangers do. */
export async function find(client: TelegramClient, username: string): Promise<tl.RawUser> {
  const { users } = await client.call({ _: 'contacts.resolveUsername', username });
  const [user] = users;
  assert.ok(user?._ === 'user');
  return user;
}

export function inputUser(user: tl.RawUser): tl.RawInputUser {
  assert.ok(user.accessHash);
  return { _: 'inputUser', userId: user.id, accessHash: user.accessHash };
}

export function inputPeer(user: tl.RawUser): tl.RawInputPeerUser {
  assert.ok(user.accessHash);
  return { _: 'inputPeerUser', userId: user.id, accessHash: user.accessHash };
}

/** How somebody looks now to this client. */
export async function look(client: TelegramClient, user: tl.RawUser): Promise<tl.RawUser> {
  const [seen] = await client.call({ _: 'users.getUsers', id: [inputUser(user)] });
  assert.ok(seen?._ === 'user');
  return seen;
}

export async function lookFully(client: TelegramClient, user: tl.RawUser): Promise<tl.RawUserFull> {
  const { fullUser } = await client.call({ _: 'users.getFullUser', id: inputUser(user) });
  return fullUser;
}

/** Every update that reached this client, oldest first. */
export function listen(client: TelegramClient): tl.TypeUpdate[] {
  const heard: tl.TypeUpdate[] = [];
  client.onRawUpdate.add(({ update }) => void heard.push(update));
  return heard;
}

/** The text of the error that a call ends in. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (tl.RpcError.is(error)) return `${error.code} ${error.text}`;
    throw error;
  }
  throw new assert.AssertionError({ message: 'the call was answered' });
}

/** Another device of a number that is registered already; it may still owe the two-step password. */
export async function anotherDevice(
  server: TestServer,
  phone: string,
): Promise<{ client: TelegramClient; signIn(): Promise<tl.auth.TypeAuthorization> }> {
  const client = await mtcuteClient(server);
  const sent = await client.sendCode({ phone });
  assert.ok('phoneCodeHash' in sent);
  const { phoneCodeHash } = sent;
  return {
    client,
    async signIn() {
      const auth = await client.call({ _: 'auth.signIn', phoneNumber: phone, phoneCodeHash, phoneCode: '12345' });
      await client.notifyLoggedIn(auth);
      await client.startUpdatesLoop();
      return auth;
    },
  };
}
