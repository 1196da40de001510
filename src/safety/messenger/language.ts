import { type Account, type AccountId, languageSpokenBy, type Tx, type WriteTx } from '#domain';

const rememberedKey = 'desk-language';
const otherwise = 'en';

/** The language in which an account is spoken to: that of its newest device, else the one that was kept of it, else English. */
export async function languageOf(tx: Tx, of: AccountId | Account): Promise<string> {
  const account = typeof of === 'number' ? of : of.id;
  const spoken = await languageSpokenBy(tx, account);
  return spoken || ((await tx.accounts.setting<string>(account, rememberedKey)) ?? otherwise);
}

/** Kept aside before an account's devices end, because what it is told later must be in the same language. */
export async function rememberLanguage(tx: WriteTx, account: Account): Promise<void> {
  const language = await languageOf(tx, account);
  const remembered = (await tx.accounts.setting<string>(account.id, rememberedKey)) ?? otherwise;
  if (remembered !== language) await tx.accounts.putSetting(account.id, rememberedKey, language);
}
