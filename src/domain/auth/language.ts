import { type Language, languageFor } from '#lib/language/languages.ts';
import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { DeviceInfo } from './repository.ts';

/** The language tag of a client, such as `pt-BR`: the one in which its app speaks, else that of its system. Empty if neither is told. */
export const languageOfDevice = (device: DeviceInfo | undefined): string =>
  device?.langCode || device?.systemLangCode || '';

/**
 * The language tag of a person's newest device that names one, or nothing. One that still owes the password does not
 * count, nor does `without`: either may be a stranger's.
 */
export async function languageSpokenBy(tx: Tx, account: AccountId, without?: string): Promise<string> {
  const devices = await tx.auth.authorizations(account);
  const known = devices.filter(
    ({ keyId, device, passwordPending }) => keyId !== without && !passwordPending && languageOfDevice(device) !== '',
  );
  const [newest] = known.toSorted((a, b) => b.activeAt - a.activeAt);
  return languageOfDevice(newest?.device);
}

/** The language in which a person's devices are told of sign-ins, without regard to the device that they are told of. */
export const signInLanguage = async (tx: Tx, account: AccountId, without?: string): Promise<Language> =>
  languageFor(await languageSpokenBy(tx, account, without));
