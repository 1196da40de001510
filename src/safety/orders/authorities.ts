import { recordEvents } from '../events/record.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { authorityKey } from './receive.ts';
import { readInstant } from './instant.ts';
import type { Authority } from './types.ts';

/** Notes that an authority told us its procedures and deadlines, which Art. 3(2) wants before its first order. */
export async function noteFirstContact(
  safety: SafetyContext,
  actor: Actor,
  input: { readonly memberState: string; readonly name: string; readonly contact: string; readonly informedAt: string },
): Promise<Authority> {
  requireMay(actor, 'authority.manage');
  const informedAtMs = readInstant(input.informedAt, 'informedAt');
  return safety.store.write(async (tx) => {
    const key = authorityKey(input.memberState, input.name);
    const known = await tx.authorities.first({ where: { key } });
    const authority: Authority = {
      id: known?.id ?? (await tx.authorities.nextId()),
      key,
      memberState: input.memberState,
      name: input.name,
      informedAtMs,
      firstOrderAtMs: known?.firstOrderAtMs ?? null,
      contact: input.contact,
    };
    await tx.authorities.put(authority);
    await recordEvents(tx, safety, actor, [
      { type: 'authority-informed', data: { authorityId: authority.id, memberState: input.memberState } },
    ]);
    return authority;
  });
}
