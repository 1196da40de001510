import { refuseSafety } from '../errors.ts';
import type { SubjectKind } from '../subjects.ts';
import { euCountries } from '../transparency/countries.ts';
import type { ActionKind, EnforcementAction, Slot } from './types.ts';
import { restrictions } from './types.ts';

/** Which action fits which kind of subject. */
const applicable: Record<ActionKind, readonly SubjectKind[]> = {
  none: ['account', 'bot', 'chat', 'message', 'media'],
  label: ['account', 'bot', 'chat', 'message'],
  restrict: ['account', 'bot', 'chat'],
  // Nobody meets an account, a bot or a file in one country alone: those are suspended or taken down.
  withhold: ['chat', 'message'],
  takedown: ['chat', 'message', 'media'],
  suspend: ['account', 'bot'],
  'ban-usernames': ['account', 'bot', 'chat'],
};

/** Whether an action makes sense for this kind of subject. */
export function isApplicable(action: ActionKind, subject: SubjectKind): boolean {
  return applicable[action].includes(subject);
}

/** The slots that an action puts in force, sorted. Refuses `action-not-applicable` and `field-invalid`. */
export function slotsOf(action: EnforcementAction, subjectKind: SubjectKind): Slot[] {
  if (!isApplicable(action.kind, subjectKind))
    refuseSafety('action-not-applicable', { action: action.kind, subjectKind });
  switch (action.kind) {
    case 'none':
      return [];
    case 'suspend':
    case 'takedown':
      return [action.kind];
    case 'label':
      if (!/^[a-z0-9-]{1,40}$/.test(action.label))
        refuseSafety('field-invalid', { field: 'label', why: 'a-z, 0-9 and - only' });
      return [`label:${action.label}`];
    case 'restrict':
      return listed('limits', action.limits, (limit) => restrictions.includes(limit)).map(
        (limit) => `restrict:${limit}`,
      );
    case 'withhold':
      return listed('countries', action.countries, (code) => /^[A-Z]{2}$/.test(code)).map((code) => `withhold:${code}`);
    case 'ban-usernames':
      return listed('usernames', action.usernames, (name) => /^[a-zA-Z][a-zA-Z0-9_]{2,31}$/.test(name)).map(
        (name) => `username:${name.toLowerCase()}`,
      );
  }
}

function listed<T extends string>(field: string, values: readonly T[], fits: (value: T) => boolean): T[] {
  if (values.length === 0 || values.length > 300)
    refuseSafety('field-invalid', { field, why: 'between 1 and 300 values' });
  const wrong = values.find((value) => !fits(value));
  if (wrong !== undefined) refuseSafety('field-invalid', { field, why: `not understood: ${wrong}` });
  return [...new Set(values)].sort();
}

/** The union's member states as an action: "disable access in all Member States". */
export const withholdInUnion: EnforcementAction = { kind: 'withhold', countries: euCountries };
