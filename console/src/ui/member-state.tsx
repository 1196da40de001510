import { Choice } from '../../../web/src/ui/field.tsx';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { stateOptions } from '../threats/state-name.ts';

interface MemberStateProps {
  label: string;
  /** Two letters; empty as long as none is chosen. */
  value: string;
  onChange: (code: string) => void;
}

/** One Member State by its name. None stands there to begin with: the first of a list is easily left by mistake. */
export function MemberState({ label, value, onChange }: MemberStateProps) {
  const { memberStates } = useSession().vocabulary;
  return (
    <Choice
      label={label}
      value={value}
      options={[{ value: '', label: t('office.memberState.none') }, ...stateOptions(memberStates)]}
      onChange={onChange}
    />
  );
}
