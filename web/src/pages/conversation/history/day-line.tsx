import { useRef } from 'react';
import { dayName } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import css from '../conversation.module.css';

/** A day; a click asks for another one to jump to. */
export function DayLine({ date, onJump }: { date: number; onJump: (date: number) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={css.day}>
      <button type="button" onClick={() => picker.current?.showPicker()} title={t('conversation.jumpToDate')}>
        <time dateTime={new Date(date * 1000).toISOString().slice(0, 10)}>{dayName(date)}</time>
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        max={new Date().toISOString().slice(0, 10)}
        onChange={(event) => {
          const chosen = event.target.valueAsDate;
          if (chosen) onJump(Math.floor(chosen.getTime() / 1000) + chosen.getTimezoneOffset() * 60);
        }}
      />
    </div>
  );
}
