import type { Account, AccountId, Tx, WriteTx } from '#domain';

const rememberedKey = 'desk-language';
const otherwise = 'en';

/** The language in which an account is spoken to: its own choice, else that of its newest device, else English. */
export async function languageOf(tx: Tx, of: AccountId | Account): Promise<string> {
  const account = typeof of === 'number' ? of : of.id;
  const known = (typeof of === 'number' ? await tx.accounts.get(of) : of)?.data.langCode;
  if (known) return known;
  const devices = await tx.auth.authorizations(account);
  const newest = devices.sort((a, b) => b.activeAt - a.activeAt).find((device) => device.device?.langCode);
  return newest?.device?.langCode ?? (await tx.accounts.setting<string>(account, rememberedKey)) ?? otherwise;
}

/** Kept aside before an account's devices end, because what it is told later must be in the same language. */
export async function rememberLanguage(tx: WriteTx, account: Account): Promise<void> {
  const language = await languageOf(tx, account);
  const remembered = (await tx.accounts.setting<string>(account.id, rememberedKey)) ?? otherwise;
  if (remembered !== language) await tx.accounts.putSetting(account.id, rememberedKey, language);
}
