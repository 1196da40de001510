import { useId } from 'react';
import css from './choices.module.css';

interface ChoicesProps<T extends string> {
  label: string;
  hint?: string;
  options: readonly { value: T; label: string; hint?: string }[];
}

/** Several of a few values. */
export function Choices<T extends string>({
  label,
  hint,
  options,
  value,
  onChange,
}: ChoicesProps<T> & { value: readonly T[]; onChange: (value: T[]) => void }) {
  return (
    <fieldset className={css.set}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className={css.hint}>{hint}</p>}
      <div className={css.list}>
        {options.map((option) => (
          <label key={option.value} className={css.option} title={option.hint}>
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))
              }
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of a few values, all in sight. */
export function Radios<T extends string>({
  label,
  hint,
  options,
  value,
  onChange,
}: ChoicesProps<T> & { value: T; onChange: (value: T) => void }) {
  const name = useId();
  return (
    <fieldset className={css.set}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className={css.hint}>{hint}</p>}
      <div className={css.list}>
        {options.map((option) => (
          <label key={option.value} className={css.option} title={option.hint}>
            <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
