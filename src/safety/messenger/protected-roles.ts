import type { AccountId, Tx } from '#domain';
import { refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { writeOf } from './tx.ts';

/** People whom a sweep must not take along; staff are protected by their role itself. */
export const protectedRoles = ['press', 'researcher', 'observer'] as const;
export type ProtectedRole = (typeof protectedRoles)[number];

const settingKey = 'protected-roles';

/** The protected roles among these accounts, sorted. */
export async function protectedRolesOf(tx: SafetyTx, domain: Tx, accounts: readonly AccountId[]): Promise<string[]> {
  const found = new Set<string>();
  for (const account of new Set(accounts)) {
    for (const role of (await domain.accounts.setting<string[]>(account, settingKey)) ?? []) found.add(role);
    const member = await tx.staff.get(account);
    if (member && member.revokedAtMs === null) found.add('staff');
  }
  return [...found].sort();
}

/** Notes that an account belongs to press, research or vetted observation; an empty list takes the protection away. */
export async function setProtectedRoles(
  safety: SafetyContext,
  actor: Actor,
  account: AccountId,
  wanted: readonly string[],
): Promise<readonly string[]> {
  requireMay(actor, 'operation.name-protected');
  const known: readonly string[] = protectedRoles;
  if (wanted.some((role) => !known.includes(role)))
    refuseSafety('field-invalid', { field: 'roles', why: protectedRoles.join(', ') });
  return safety.store.write(async (tx) => {
    const write = writeOf(tx);
    if (!(await write.accounts.get(account))) refuseSafety('not-found', { what: 'account', id: account });
    const roles = [...new Set(wanted)].sort();
    await write.accounts.putSetting(account, settingKey, roles);
    await recordEvents(tx, safety, actor, [
      { type: 'subject-protected', subjectKey: `account:${account}`, data: { roles } },
    ]);
    return roles;
  });
}
