import type { Office } from '../office.ts';
import { europol, type Threat } from './types.ts';

/**
 * Who has to be told: authorities of the states concerned; where none can be named, those of our own state, or Europol
 * (DSA Art. 18(2)); of terrorist content both (Regulation (EU) 2021/784, Art. 14(5)).
 */
export function whomToTell(threat: Pick<Threat, 'basis' | 'memberStates'>, office: Pick<Office, 'memberState'>) {
  if (threat.memberStates.length > 0) return { all: threat.memberStates, any: [] };
  const own = office.memberState === '' ? [] : [office.memberState];
  return threat.basis === 'tco-14-5' ? { all: [...own, europol], any: [] } : { all: [], any: [...own, europol] };
}

/** Those who are not told yet; empty when the duty is done. */
export function stillToTell(
  threat: Pick<Threat, 'basis' | 'memberStates' | 'notices'>,
  office: Pick<Office, 'memberState'>,
): readonly string[] {
  const { all, any } = whomToTell(threat, office);
  const told = new Set(threat.notices.map(({ memberState }) => memberState));
  if (any.some((one) => told.has(one))) return [];
  return [...all.filter((one) => !told.has(one)), ...any];
}
