import type { Slot, ActionKind } from '../enforcement/types.ts';
import type { TargetEffects } from '../operations/types.ts';
import type { SafetyTx } from '../ports.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';
import { protectedRolesOf } from './protected-roles.ts';
import { accountOf, chatOf, mediaOf, messageOf } from './subjects.ts';
import { domainOf } from './tx.ts';

/** Admins and bots of one chat that a preview names. */
const namedPerChat = 200;

/** What acting would change and who else it touches. Looks only. */
export async function previewEffects(
  tx: SafetyTx,
  subject: SubjectRef,
  slots: readonly Slot[],
  action: ActionKind,
): Promise<TargetEffects> {
  const key = subjectKey(subject);
  let held = 0;
  for (const slot of slots) if (await tx.slots.first({ where: { slotKey: `${key}|${slot}` } })) held += 1;
  const alreadyInForce = slots.length > 0 && held === slots.length;
  const nothing = { sessionsToClose: 0, members: 0, coAdmins: [], bots: [], leaders: [], alreadyInForce };
  const domain = domainOf(tx);
  switch (subject.kind) {
    case 'account':
    case 'bot': {
      const account = await accountOf(domain, subject);
      const owner = account.data.bot?.owner;
      const devices = action === 'suspend' ? (await domain.auth.authorizations(account.id)).length : 0;
      return { ...nothing, sessionsToClose: devices, leaders: owner === undefined ? [] : [owner] };
    }
    case 'chat': {
      const chat = await chatOf(domain, subject);
      const page = { chat: chat.id, offset: 0, limit: namedPerChat };
      const leaders = await domain.chats.members({ ...page, statuses: ['creator', 'admin'] });
      const bots = await domain.chats.members({ ...page, bots: true });
      const ids = leaders.map((member) => member.account);
      const coAdmins = ids.filter((id) => id !== chat.creator);
      const protectedAdmins: number[] = [];
      for (const id of coAdmins) if ((await protectedRolesOf(tx, domain, [id])).length > 0) protectedAdmins.push(id);
      return {
        ...nothing,
        members: chat.members,
        coAdmins,
        protectedAdmins,
        bots: bots.map((member) => member.account),
        leaders: [...new Set([chat.creator, ...ids])],
      };
    }
    case 'message':
      await messageOf(domain, subject);
      return nothing;
    case 'media':
      await mediaOf(domain, subject);
      return nothing;
  }
}
