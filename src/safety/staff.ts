import { found, refuseSafety } from './errors.ts';
import { recordEvents, steadyNowMs } from './events/record.ts';
import type { SafetyContext, SafetySettings } from './ports.ts';
import { type Actor, requireMay, type Role, roles } from './roles.ts';
import type { ApiKey, StaffMember } from './staff-types.ts';

/** What roles need of the world: the command line grants them without the rest of the desk. */
export type StaffContext = Pick<SafetyContext, 'store' | 'clock' | 'digest'> & {
  readonly settings: Pick<SafetySettings, 'secret'>;
};

/** A name that says nothing about the person: a letter for the role is left out on purpose. */
function pseudonymOf(safety: StaffContext, account: number): string {
  return `M-${safety.digest(`pseudonym|${safety.settings.secret}|${account}`).slice(0, 6).toUpperCase()}`;
}

/** The acting person behind an account, or undefined for accounts without a role. */
export async function actorOf(safety: SafetyContext, account: number, via: Actor['via']): Promise<Actor | undefined> {
  const member = await safety.store.read((tx) => tx.staff.get(account));
  if (!member || member.revokedAtMs !== null) return undefined;
  return { person: account, role: member.role, pseudonym: member.pseudonym, via };
}

/** Gives an account a role; the first owner is granted from the command line, with `actor` null. */
export async function grantRole(
  safety: StaffContext,
  actor: Actor | null,
  account: number,
  role: Role,
): Promise<StaffMember> {
  if (actor) requireMay(actor, 'staff.manage');
  if (!roles.includes(role)) refuseSafety('field-invalid', { field: 'role', why: roles.join(', ') });
  if (actor?.person === account) refuseSafety('same-person', { what: 'role' });
  return safety.store.write(async (tx) => {
    const grantedAtMs = await recordEvents(tx, safety, actor ?? 'system', [
      { type: 'role-granted', data: { role, pseudonym: pseudonymOf(safety, account) } },
    ]);
    const member: StaffMember = {
      id: account,
      role,
      pseudonym: pseudonymOf(safety, account),
      grantedBy: actor?.person ?? null,
      grantedAtMs,
      revokedAtMs: null,
    };
    await tx.staff.put(member);
    return member;
  });
}

/** Takes a role away; the person's API keys end with it and their claimed cases go back. */
export async function revokeRole(safety: StaffContext, actor: Actor | null, account: number): Promise<void> {
  if (actor) requireMay(actor, 'staff.manage');
  await safety.store.write(async (tx) => {
    const member = found(await tx.staff.get(account), 'staff member', account);
    if (member.role === 'owner' && (await tx.staff.count({ where: { role: 'owner', revoked: 0 } })) <= 1) {
      refuseSafety('state-invalid', { what: 'staff', state: 'the last owner', wanted: 'another owner' });
    }
    const revokedAtMs = await recordEvents(tx, safety, actor ?? 'system', [
      { type: 'role-revoked', data: { role: member.role, pseudonym: member.pseudonym } },
    ]);
    await tx.staff.put({ ...member, revokedAtMs });
    for (const key of await tx.apiKeys.find({ where: { person: account }, limit: 1000 }))
      await tx.apiKeys.put({ ...key, revokedAtMs: key.revokedAtMs ?? revokedAtMs });
    for (const held of await tx.cases.find({ where: { claimedBy: account, status: 'claimed' }, limit: 1000 })) {
      await tx.cases.put({ ...held, status: 'open', claimedBy: null, claimedByName: null, claimedUntilMs: null });
      await recordEvents(tx, safety, actor ?? 'system', [
        { type: 'case-released', caseId: held.id, subjectKey: held.subjectKey },
      ]);
    }
  });
}

const secretDigest = (safety: SafetyContext, secret: string): string =>
  safety.digest(`api-key|${safety.settings.secret}|${secret}`);

/** Makes a key for a tool. The secret is returned once and cannot be shown again. A key never has more than its maker. */
export async function makeApiKey(
  safety: SafetyContext,
  actor: Actor,
  input: { readonly name: string; readonly role: Role; readonly expiresAtMs: number | null },
): Promise<{ readonly key: ApiKey; readonly secret: string }> {
  requireMay(actor, 'key.manage');
  return safety.store.write(async (tx) => {
    const secret = `tk_${safety.random.token()}`;
    const id = await tx.apiKeys.nextId();
    const madeAtMs = await recordEvents(tx, safety, actor, [
      { type: 'key-made', data: { keyId: id, role: input.role } },
    ]);
    const key: ApiKey = {
      id,
      ...input,
      secretDigest: secretDigest(safety, secret),
      person: actor.person,
      madeAtMs,
      revokedAtMs: null,
    };
    await tx.apiKeys.put(key);
    return { key, secret };
  });
}

/** Makes a key useless at once. Refuses `not-found`. */
export async function revokeApiKey(safety: SafetyContext, actor: Actor, keyId: number): Promise<void> {
  requireMay(actor, 'key.manage');
  await safety.store.write(async (tx) => {
    const key = found(await tx.apiKeys.get(keyId), 'API key', keyId);
    const revokedAtMs = await recordEvents(tx, safety, actor, [{ type: 'key-revoked', data: { keyId } }]);
    await tx.apiKeys.put({ ...key, revokedAtMs });
  });
}

/**
 * Who acts with this secret, or undefined for unknown, expired and revoked keys, and for those that would have more than
 * whoever made them has by now.
 */
export async function actorOfKey(safety: SafetyContext, secret: string): Promise<Actor | undefined> {
  return safety.store.read(async (tx) => {
    const key = await tx.apiKeys.first({ where: { secret: secretDigest(safety, secret) } });
    const nowMs = await steadyNowMs(tx, safety);
    if (!key || key.revokedAtMs !== null || (key.expiresAtMs !== null && key.expiresAtMs <= nowMs)) return undefined;
    const member = await tx.staff.get(key.person);
    if (!member || member.revokedAtMs !== null) return undefined;
    if (member.role !== 'owner' && member.role !== key.role) return undefined;
    return { person: key.person, role: key.role, pseudonym: member.pseudonym, via: 'key' };
  });
}
