import { type Language, languageFor } from '#lib/language/languages.ts';
import { minuteIn, say } from '#lib/language/say.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import { sendServiceMessage } from '../messages/send-service-message.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { describeDevice } from './describe-device.ts';
import { languageSpokenBy } from './language.ts';
import { signInWords } from './words/index.ts';

const resetWaitS = 7 * 86_400;

export type ResetResult = { kind: 'done' } | { kind: 'wait'; untilS: number };

/**
 * The password goes a week after somebody signed in asked for it under `keyId`. All devices of the account are told, so that
 * whoever owns it can end what a thief of one device began.
 *
 * @throws password-empty
 */
export function resetPassword(world: World, accountId: AccountId, keyId: string): Promise<ResetResult> {
  return world.store.write(async (tx): Promise<ResetResult> => {
    const account = await requireAccount(tx, accountId);
    const { password, ...data } = account.data;
    if (!password) return refuse('password-empty');
    const nowS = world.clock.nowS();
    if (password.resetAt === undefined) {
      const resetAt = nowS + resetWaitS;
      await tx.accounts.update({ ...account, data: { ...data, password: { ...password, resetAt } } });
      await tellAsked(tx, nowS, accountId, keyId, resetAt);
      return { kind: 'wait', untilS: resetAt };
    }
    if (password.resetAt > nowS) return { kind: 'wait', untilS: password.resetAt };
    await tx.accounts.update({ ...account, data });
    await tell(tx, nowS, accountId, keyId, 'resetDone');
    return { kind: 'done' };
  });
}

/** Takes a wished reset back, and says so to all devices. @throws reset-request-missing */
export function declineReset(world: World, accountId: AccountId, keyId: string): Promise<void> {
  return world.store.write(async (tx) => {
    const account = await requireAccount(tx, accountId);
    if (account.data.password?.resetAt === undefined) return refuse('reset-request-missing');
    const { resetAt: _, ...password } = account.data.password;
    await tx.accounts.update({ ...account, data: { ...account.data, password } });
    await tell(tx, world.clock.nowS(), accountId, keyId, 'resetEnded');
  });
}

/** That of the other devices, as the one that asks may be a thief's; of this one where it is the only one. */
const languageToTell = async (tx: Tx, account: AccountId, keyId: string): Promise<Language> =>
  languageFor((await languageSpokenBy(tx, account, keyId)) || (await languageSpokenBy(tx, account)));

async function tellAsked(tx: WriteTx, nowS: number, to: AccountId, keyId: string, resetAt: number): Promise<void> {
  const lang = await languageToTell(tx, to, keyId);
  const words = signInWords[lang];
  const asking = await tx.auth.authorization(keyId);
  const device = asking ? describeDevice(lang, asking) : '';
  const asked = say(lang, words.resetAsked, { when: minuteIn(lang, resetAt * 1000) });
  await sendServiceMessage(tx, nowS, to, { text: [asked, device, words.resetNotYou].filter(Boolean).join('\n\n') });
}

async function tell(
  tx: WriteTx,
  nowS: number,
  to: AccountId,
  keyId: string,
  what: 'resetDone' | 'resetEnded',
): Promise<void> {
  const lang = await languageToTell(tx, to, keyId);
  await sendServiceMessage(tx, nowS, to, { text: signInWords[lang][what] });
}
