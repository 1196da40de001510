import { say } from '#lib/language/say.ts';
import { sendServiceMessage } from '../messages/send-service-message.ts';
import type { World, WriteTx } from '../ports.ts';
import { signInLanguage } from './language.ts';
import type { LoginCode } from './repository.ts';
import { signInWords } from './words/index.ts';

/** How many codes one round tells of. */
const perRound = 100;

/**
 * Tells people's devices of the codes that were asked for under their numbers, each code once. Returns how many codes
 * were looked at, so that the caller can go on while there are more.
 */
export async function tellDevices(world: World): Promise<number> {
  const owed = await world.store.read((tx) => tx.auth.owedLoginCodes(perRound));
  for (const { phone, codeHash } of owed) {
    await world.store.write(async (tx) => {
      const code = await tx.auth.loginCode(phone, codeHash);
      if (!code?.devicesOwed) return;
      await tx.auth.putLoginCode({ ...code, devicesOwed: false });
      await tell(tx, world.clock.nowS(), code);
    }, 'background');
  }
  return owed.length;
}

async function tell(tx: WriteTx, nowS: number, { phone, code, expiresAt }: LoginCode): Promise<void> {
  if (expiresAt <= nowS) return;
  const account = await tx.accounts.byPhone(phone);
  if (!account) return;
  const devices = await tx.auth.authorizations(account.id);
  if (!devices.some(({ passwordPending }) => !passwordPending)) return;
  const lang = await signInLanguage(tx, account.id);
  const text = `${say(lang, signInWords[lang].code, { code })} ${signInWords[lang].codeKeep}`;
  const entities = [{ type: 'bold' as const, offset: text.indexOf(code), length: code.length }];
  await sendServiceMessage(tx, nowS, account.id, { text, entities });
}
