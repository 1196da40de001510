import type { Office } from '../office.ts';
import type { Preservation } from '../orders/types.ts';
import { utcMinute } from '../statements/months.ts';
import type { Threat } from './types.ts';

const duties: Record<Threat['basis'], string> = {
  'dsa-18': 'Regulation (EU) 2022/2065, Art. 18(1)',
  'tco-14-5': 'Regulation (EU) 2021/784, Art. 14(5)',
};

/** A draft for the authority: who writes, under which duty, the suspicion, and what is kept. Needs a lawyer's reading. */
export function threatLetter(
  threat: Threat,
  office: Office,
  kept: readonly Pick<Preservation, 'subjectKey' | 'digest' | 'untilMs'>[],
): string {
  return [
    'Information on a suspicion of a criminal offence involving a threat to life or safety',
    '',
    `From: ${office.providerName}; contact point: ${office.contactPoint}`,
    `Duty: ${duties[threat.basis]}`,
    `Our reference: T-${threat.id}`,
    `We became aware on ${utcMinute(threat.awareAtMs)}.`,
    `Member States concerned: ${threat.memberStates.join(', ') || 'none can be named with reasonable certainty'}`,
    '',
    `Suspicion: ${threat.suspicion}`,
    '',
    `It concerns: ${threat.subjectKeys.join(', ')}`,
    ...kept.map(
      ({ subjectKey, digest, untilMs }) =>
        `Copy kept of ${subjectKey} until ${utcMinute(untilMs)}, SHA-256 ${digest}; available on a lawful request.`,
    ),
  ].join('\n');
}
