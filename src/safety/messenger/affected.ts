import { type Clock, sendServiceMessage } from '#domain';
import { linksIn } from '#lib/language/links-in.ts';
import type { AffectedMessenger } from '../ports.ts';
import { writeOf } from './tx.ts';

/**
 * Speaks to affected people through the service chat. The words are laid into the mailbox of a suspended account as
 * well, for the day on which it comes back; it counts as not reached, and the statement waits for its owner.
 */
export function serviceChat(clock: Pick<Clock, 'nowS'>): AffectedMessenger {
  return {
    async tell(tx, account, { text }) {
      const write = writeOf(tx);
      const owner = await write.accounts.get(account);
      if (owner?.kind !== 'person' || owner.deletedAt !== undefined) return false;
      // Addresses become links that can be tapped.
      const entities = linksIn(text).map((place) => ({ type: 'url' as const, ...place }));
      await sendServiceMessage(write, clock.nowS(), account, { text, entities });
      return owner.suspendedAt === undefined;
    },
  };
}
