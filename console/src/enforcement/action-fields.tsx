import type { EnforcementAction, Restriction, SubjectKind } from '../../../src/safety/index.ts';
import { Choice, Field } from '../../../web/src/ui/field.tsx';
import { useSession } from '../app/session.ts';
import { type Key, t } from '../i18n/index.ts';
import { Choices } from '../ui/choices.tsx';

/** A measure while it is being chosen: what was typed for other kinds is kept. */
export interface ActionDraft {
  readonly kind: EnforcementAction['kind'];
  readonly label: string;
  readonly limits: readonly Restriction[];
  readonly countries: string;
  readonly usernames: string;
}

export const emptyAction = (kind: EnforcementAction['kind']): ActionDraft => ({
  kind,
  label: '',
  limits: ['no-posting'],
  countries: '',
  usernames: '',
});

const listed = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== '');

/** The action that a draft stands for, or undefined while it is not complete. */
export function actionOf(draft: ActionDraft, memberStates: readonly string[]): EnforcementAction | undefined {
  switch (draft.kind) {
    case 'label':
      return /^[a-z0-9-]{1,40}$/.test(draft.label) ? { kind: 'label', label: draft.label } : undefined;
    case 'restrict':
      return draft.limits.length > 0 ? { kind: 'restrict', limits: draft.limits } : undefined;
    case 'withhold': {
      const codes = listed(draft.countries.toUpperCase()).flatMap((code) => (code === 'EU' ? memberStates : [code]));
      const fit = codes.length > 0 && codes.every((code) => /^[A-Z]{2}$/.test(code));
      return fit ? { kind: 'withhold', countries: [...new Set(codes)] } : undefined;
    }
    case 'ban-usernames': {
      const usernames = listed(draft.usernames).map((name) => name.replace(/^@/, ''));
      return usernames.length > 0 ? { kind: 'ban-usernames', usernames } : undefined;
    }
    case 'none':
    case 'takedown':
    case 'suspend':
      return { kind: draft.kind };
  }
}

const details: Partial<Record<ActionDraft['kind'], Key>> = {
  label: 'decide.label',
  restrict: 'decide.limits',
  withhold: 'decide.countries',
  'ban-usernames': 'decide.usernames',
};

/** The field that keeps a draft from standing for an action. */
export function wantingOf(draft: ActionDraft, memberStates: readonly string[]): Key[] {
  const detail = details[draft.kind];
  return detail === undefined || actionOf(draft, memberStates) ? [] : [detail];
}

interface ActionFieldsProps {
  label?: string;
  subject: SubjectKind;
  value: ActionDraft;
  onChange: (draft: ActionDraft) => void;
}

/** Chooses a measure among those that fit the kind of subject. */
export function ActionFields({ label = t('decide.action'), subject, value, onChange }: ActionFieldsProps) {
  const { actions, restrictions } = useSession().vocabulary;
  const fitting = actions[subject] ?? [];
  return (
    <>
      <Choice
        label={label}
        value={value.kind}
        options={fitting.map((kind) => ({ value: kind, label: t(`action.${kind}`) }))}
        onChange={(kind) => {
          const chosen = fitting.find((one) => one === kind);
          if (chosen) onChange({ ...value, kind: chosen });
        }}
      />
      {value.kind === 'label' && (
        <Field
          label={t('decide.label')}
          value={value.label}
          maxLength={40}
          onChange={(event) => onChange({ ...value, label: event.target.value.toLowerCase() })}
        />
      )}
      {value.kind === 'restrict' && (
        <Choices
          label={t('decide.limits')}
          options={(restrictions as readonly Restriction[]).map((limit) => ({
            value: limit,
            label: t(`restriction.${limit}`),
          }))}
          value={value.limits}
          onChange={(limits) => onChange({ ...value, limits })}
        />
      )}
      {value.kind === 'withhold' && (
        <Field
          label={t('decide.countries')}
          hint={t('decide.countries.hint')}
          value={value.countries}
          onChange={(event) => onChange({ ...value, countries: event.target.value })}
        />
      )}
      {value.kind === 'ban-usernames' && (
        <Field
          label={t('decide.usernames')}
          value={value.usernames}
          onChange={(event) => onChange({ ...value, usernames: event.target.value })}
        />
      )}
    </>
  );
}
