import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';
import css from './field.module.css';

interface Around {
  label: string;
  hint?: ReactNode;
  error?: string;
  inputClass?: string;
}

/** A labelled line of text. The label stays visible; an error is read aloud when it comes. */
export function Field({
  label,
  hint,
  error,
  inputClass = '',
  ...rest
}: Around & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input {...rest} id={id} className={`${css.input} ${inputClass}`} {...described(id, hint, error)} />
    </Frame>
  );
}

export function Area({ label, hint, error, ...rest }: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea rows={3} {...rest} id={id} className={css.input} {...described(id, hint, error)} />
    </Frame>
  );
}

/** One of a few values, by the browser's own list: it works on every phone and with every reader. */
export function Choice({
  label,
  hint,
  value,
  options,
  onChange,
}: Around & { value: string; options: { value: string; label: string }[]; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint}>
      <select
        id={id}
        className={css.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...described(id, hint, undefined)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

function described(id: string, hint: ReactNode, error: string | undefined) {
  return {
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
  };
}

function Frame({ id, label, hint, error, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className={css.field} data-invalid={error ? true : undefined}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      {children}
      {error ? (
        <p className={css.error} id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p className={css.hint} id={`${id}-hint`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
