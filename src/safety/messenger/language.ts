import type { AccountId, Tx, WriteTx } from '#domain';

const rememberedKey = 'desk-language';

/** The language in which an account is spoken to: its own choice, else that of its newest device, else English. */
export async function languageOf(tx: Tx, account: AccountId): Promise<string> {
  const known = (await tx.accounts.get(account))?.data.langCode;
  if (known) return known;
  const devices = await tx.auth.authorizations(account);
  const newest = devices.sort((a, b) => b.activeAt - a.activeAt).find((device) => device.device?.langCode);
  return newest?.device?.langCode ?? (await tx.accounts.setting<string>(account, rememberedKey)) ?? 'en';
}

/** Kept aside before an account's devices end, because what it is told later must be in the same language. */
export function rememberLanguage(tx: WriteTx, account: AccountId, language: string): Promise<void> {
  return tx.accounts.putSetting(account, rememberedKey, language);
}
