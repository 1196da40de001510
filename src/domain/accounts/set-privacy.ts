import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { privacyRule } from './may-be-seen.ts';
import { type PrivacyKey, type PrivacyRule, privacySetting } from './privacy-rules.ts';
import { tellAboutAccount } from './tell-about.ts';

/** These rules change how others see the account itself. */
const shownInProfile: ReadonlySet<PrivacyKey> = new Set(['statusTimestamp', 'profilePhoto', 'phoneNumber']);

/** Replaces one privacy rule. @throws privacy-too-long */
export async function setPrivacy(
  world: World,
  change: { account: AccountId; key: PrivacyKey; rule: PrivacyRule; session?: string | undefined },
): Promise<void> {
  const { account, key, rule, session } = change;
  const names = [rule.allow, rule.disallow, rule.allowChats, rule.disallowChats].map((list) => list.length);
  if (names.reduce((sum, length) => sum + length, 0) > world.limits.privacyRules) refuse('privacy-too-long');
  return world.store.write(async (tx) => {
    await tx.accounts.putSetting(account, privacySetting(key), rule);
    const body = { kind: 'privacy', key } as const;
    if (shownInProfile.has(key)) await tellAboutAccount(world, tx, account, session, [body]);
    else await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: session });
  });
}

/** Lets one person see what the rule hides from others; the caller tells. False when it does so already. */
export async function addPrivacyException(
  tx: WriteTx,
  account: AccountId,
  key: PrivacyKey,
  allowed: AccountId,
): Promise<boolean> {
  const rule = await privacyRule(tx, account, key);
  if (rule.allow.includes(allowed)) return false;
  const next = { ...rule, allow: [...rule.allow, allowed], disallow: rule.disallow.filter((id) => id !== allowed) };
  await tx.accounts.putSetting(account, privacySetting(key), next);
  return true;
}
