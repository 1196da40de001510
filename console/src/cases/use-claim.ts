import type { Case } from '../../../src/safety/index.ts';
import { change } from '../api/use-call.ts';
import { useNow } from '../app/clock.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { attempt } from '../ui/toast.ts';

export type Claim = ReturnType<typeof useClaim>;

/** Who holds a case now, and what this person may do about it. A claim that ran out holds nothing. */
export function useClaim(held: Case) {
  const { me, may } = useSession();
  const now = useNow();
  const running = held.status === 'claimed' && (held.claimedUntilMs ?? 0) > now;
  const mine = running && held.claimedBy === me.person;
  const forMe = held.escalatedTo === null || held.escalatedTo === me.role || me.role === 'owner';
  return {
    mine,
    mayClaim: may('case.claim') && (held.status === 'open' || held.status === 'claimed') && !running && forMe,
    mayRelease: running && (mine || may('case.release-other')),
    claim: () => attempt(change('POST /cases/{id}/claim', { id: held.id }), t('case.claimed.done')),
    release: () => attempt(change('POST /cases/{id}/release', { id: held.id }), t('case.released.done')),
  };
}
