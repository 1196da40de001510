import type { Language } from '#lib/language/languages.ts';
import { minuteIn, say } from '#lib/language/say.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import { randomId64 } from '../messages/send-album.ts';
import { sendServiceMessage } from '../messages/send-service-message.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { describeDevice } from './describe-device.ts';
import { signInLanguage } from './language.ts';
import type { Authorization } from './repository.ts';
import { endOne } from './sessions.ts';
import { signInWords } from './words/index.ts';

/** A write in which a key is signed in; the keys that lose their account by it are dropped once it is committed. */
export async function signingIn<T>(world: World, work: (tx: WriteTx, dropped: string[]) => Promise<T>): Promise<T> {
  let dropped: string[] = [];
  const result = await world.store.write((tx) => {
    dropped = [];
    return work(tx, dropped);
  });
  if (dropped.length > 0) world.bus.publishKeysDropped(dropped);
  return result;
}

export interface NewDevice {
  account: AccountId;
  keyId: string;
  address: string;
  /** Signed in but the two-step password is still owed. */
  passwordPending: boolean;
  /** Under which it is listed, where that was told already; else a new one. */
  hash?: string;
}

/**
 * Puts an authorization under a key. Beyond the limit the devices that were silent longest are signed out.
 *
 * @throws account-suspended, also for who proved themselves before they were suspended
 */
export async function authorize(world: World, tx: WriteTx, device: NewDevice, dropped: string[]): Promise<void> {
  if ((await tx.accounts.get(device.account))?.suspendedAt !== undefined) refuse('account-suspended');
  const nowS = world.clock.nowS();
  const before = await tx.auth.authorization(device.keyId);
  if (before && before.account !== device.account) dropped.push(...(await endOne(world, tx, before)));
  const others = (await tx.auth.authorizations(device.account)).filter(({ keyId }) => keyId !== device.keyId);
  for (const old of others.slice(world.limits.authorizations - 1)) dropped.push(...(await endOne(world, tx, old)));
  // Devices of one account never have the same second, so that it is always clear which of two is the older.
  const createdAt = Math.max(nowS, ...others.map((other) => other.createdAt + 1));
  const authorization = { hash: randomId64(world), ...device, createdAt, activeAt: nowS };
  await tx.auth.putAuthorization({ ...authorization, unconfirmed: others.some((other) => !other.passwordPending) });
  if (!device.passwordPending) await announce(world, tx, device.keyId);
}

/** The password was proved: the device is signed in. @throws not-signed-in, account-suspended */
export function completeSignIn(world: World, keyId: string): Promise<void> {
  return world.store.write(async (tx) => {
    const authorization = await tx.auth.authorization(keyId);
    if (!authorization) return refuse('not-signed-in');
    if (!authorization.passwordPending) return;
    if ((await tx.accounts.get(authorization.account))?.suspendedAt !== undefined) refuse('account-suspended');
    await tx.auth.putAuthorization({ ...authorization, passwordPending: false });
    await announce(world, tx, keyId);
  });
}

/** Tells a person's other devices of the new one, and counts the person as having been here. */
async function announce(world: World, tx: WriteTx, keyId: string): Promise<void> {
  const made = await tx.auth.authorization(keyId);
  const account = made && (await tx.accounts.get(made.account));
  if (!made || account?.kind !== 'person') return;
  const nowS = world.clock.nowS();
  if (account.onlineUntil < nowS) await tx.accounts.setOnlineUntil(account.id, nowS);
  if (!made.unconfirmed) return;
  await appendUpdate(tx, account.id, nowS, { kind: 'newAuthorization', hash: made.hash });
  await sendServiceMessage(tx, nowS, account.id, {
    text: newLoginText(await signInLanguage(tx, account.id, keyId), account.firstName, made),
  });
}

function newLoginText(lang: Language, name: string, made: Authorization): string {
  const words = signInWords[lang];
  return [
    say(lang, words.newLogin, { name, when: minuteIn(lang, made.createdAt * 1000) }),
    describeDevice(lang, made),
    words.notYou,
  ].join('\n\n');
}
