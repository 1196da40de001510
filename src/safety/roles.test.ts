import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SafetyError } from './errors.ts';
import { type Actor, may, requireMay, roles, seeingActions, staffActions } from './roles.ts';

const actorOf = (role: Actor['role']): Actor => ({ person: 1, role, pseudonym: 'M-0001', via: 'console' });

/** The refusals as the desk's documents promise them, written apart from the table that is tested. */
const refusedTo: Record<Actor['role'], readonly string[]> = {
  owner: [],
  moderator: [
    'case.release-other',
    'looks.see',
    'flagger.manage',
    'misuse.suspend',
    'threat.dismiss',
    'order.stop-clock',
    'order.scrutiny',
    'order.gag',
    'authority.manage',
    'vault.see',
    'vault.extend',
    'operation.name-protected',
    'operation.approve',
    'appeal.decide',
    'dispute.record',
    'sor.retry',
    'transparency.record',
    'exchange.manage',
    'office.manage',
    'staff.manage',
    'key.manage',
  ],
  reviewer: [
    'flagger.manage',
    'threat.dismiss',
    'order.execute',
    'order.stop-clock',
    'order.scrutiny',
    'order.gag',
    'authority.manage',
    'vault.see',
    'vault.extend',
    'dispute.record',
    'sor.retry',
    'transparency.record',
    'office.manage',
    'staff.manage',
    'key.manage',
  ],
  legal: [
    'case.release-other',
    'case.close',
    'decision.make',
    'decision.reverse',
    'notice.decide',
    'misuse.warn',
    'misuse.suspend',
    'operation.plan',
    'operation.name-protected',
    'operation.approve',
    'operation.run',
    'operation.rollback',
    'appeal.decide',
    'networks.manage',
    'staff.manage',
    'key.manage',
  ],
  observer: staffActions
    .filter((action) => !seeingActions.includes(action))
    .concat(['content.see-private', 'looks.see', 'order.see', 'vault.see', 'exchange.see', 'office.see'])
    .concat(['misuse.see', 'threat.see']),
};

describe('roles and actions', () => {
  for (const role of roles) {
    for (const action of staffActions) {
      const refused = refusedTo[role].includes(action);
      it(`${role} ${refused ? 'is refused' : 'may do'} ${action}`, () => {
        assert.equal(may(role, action), !refused);
        if (refused) {
          assert.throws(
            () => requireMay(actorOf(role), action),
            (error) => error instanceof SafetyError && error.code === 'not-allowed',
          );
        } else {
          requireMay(actorOf(role), action);
        }
      });
    }
  }
});
