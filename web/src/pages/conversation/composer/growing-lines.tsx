import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import css from './composer.module.css';

interface GrowingLinesProps {
  legend: string;
  lines: string[];
  /** How a line is called; numbers begin at 1. */
  name: (number: number) => string;
  least: number;
  most: number;
  onChange: (lines: string[]) => void;
  /** What stands before a line. */
  before?: (index: number) => ReactNode;
}

const LONGEST = 100;

/** Answers of a poll or tasks of a checklist: an empty line is always ready, and Enter goes on to it. */
export function GrowingLines({ legend, lines, name, least, most, onChange, before }: GrowingLinesProps) {
  const typed = (index: number, text: string) => {
    const next = lines.map((line, i) => (i === index ? text : line));
    onChange(next.every(Boolean) && next.length < most ? [...next, ''] : next);
  };
  const onward = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const fields = event.currentTarget.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=text]');
    const all = [...(fields ?? [])];
    all[all.indexOf(event.currentTarget) + 1]?.focus();
  };
  return (
    <fieldset className={css.options}>
      <legend>{legend}</legend>
      {lines.map((line, index) => (
        // A line has nothing but its place.
        <div key={index}>
          {before?.(index)}
          <input
            type="text"
            dir="auto"
            value={line}
            maxLength={LONGEST}
            aria-label={name(index + 1)}
            placeholder={name(index + 1)}
            onChange={(event) => typed(index, event.target.value)}
            onKeyDown={onward}
          />
          {lines.length > least && (
            <IconButton label={t('delete')} onClick={() => onChange(lines.filter((_, i) => i !== index))}>
              <X size={16} />
            </IconButton>
          )}
        </div>
      ))}
    </fieldset>
  );
}
