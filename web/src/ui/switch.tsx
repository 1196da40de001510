import { Switch as Base } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import css from './switch.module.css';

interface SwitchProps {
  label: string;
  hint?: ReactNode;
  on: boolean;
  onChange: (on: boolean) => void;
}

export function Switch({ label, hint, on, onChange }: SwitchProps) {
  const id = useId();
  const control = useId();
  return (
    <div className={css.row}>
      <label id={id} htmlFor={control} className={css.words}>
        <span>{label}</span>
        {hint && <span className={css.hint}>{hint}</span>}
      </label>
      <Base.Root id={control} checked={on} onCheckedChange={onChange} aria-labelledby={id} className={css.track}>
        <Base.Thumb className={css.thumb} />
      </Base.Root>
    </div>
  );
}
