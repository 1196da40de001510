import { type Language, languageFor } from '#lib/language/languages.ts';
import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';

/**
 * The language in which a person's devices are told of sign-ins: that of the newest device, without the one that is told
 * of, which may be a stranger's.
 */
export async function signInLanguage(tx: Tx, account: AccountId, without?: string): Promise<Language> {
  const devices = await tx.auth.authorizations(account);
  const known = devices.filter(({ keyId, device }) => keyId !== without && device?.langCode);
  const [newest] = known.toSorted((a, b) => b.activeAt - a.activeAt);
  return languageFor(newest?.device?.langCode ?? '');
}
