import type { KeyboardEvent, RefObject } from 'react';
import { COMPOSER_FIELD } from '../../../app/keys.ts';
import { t } from '../../../i18n/index.ts';
import css from './composer.module.css';
import { MAX_TEXT } from './in-parts.ts';
import { useGrowing } from './use-growing.ts';

interface ComposerFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  /** What one writes is a post of a channel. */
  post: boolean;
  placeholder: string | undefined;
  onText: (text: string) => void;
  onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** Without it pasted files are left to the browser. */
  onFiles: ((files: File[]) => void) | undefined;
}

/** Where one writes. It takes more than one message holds: what is too long is sent in parts. */
export function ComposerField({ field, text, post, placeholder, onText, onKey, onFiles }: ComposerFieldProps) {
  useGrowing(field, text);
  const label = t(post ? 'composer.post' : 'composer.message');
  return (
    <textarea
      id={COMPOSER_FIELD}
      ref={field}
      className={css.field}
      rows={1}
      dir="auto"
      value={text}
      maxLength={MAX_TEXT * 4}
      placeholder={placeholder ?? label}
      aria-label={label}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKey}
      onPaste={(event) => {
        const pasted = [...event.clipboardData.files];
        if (pasted.length === 0 || !onFiles) return;
        event.preventDefault();
        onFiles(pasted);
      }}
    />
  );
}
