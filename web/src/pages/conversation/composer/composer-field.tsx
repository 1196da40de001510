import type { KeyboardEvent, RefObject } from 'react';
import { COMPOSER_FIELD } from '../../../app/keys.ts';
import { t } from '../../../i18n/index.ts';
import css from './composer.module.css';
import { fromHtml } from './from-html.ts';
import { MAX_TEXT } from './in-parts.ts';
import { parseMarkup, toMarkup } from './markup.ts';
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

/** Puts a copied piece of a page in with its formatting, as one step that Ctrl+Z takes back. False: nothing to keep. */
function pasteFormatted(html: string): boolean {
  const copied = fromHtml(html);
  const markup = toMarkup(copied);
  // Marks that would be read differently are worse than none.
  if (copied.entities.length === 0 || parseMarkup(markup).text !== copied.text) return false;
  return document.execCommand('insertText', false, markup);
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
        const { clipboardData: board } = event;
        const pasted = [...board.files];
        const html = board.getData('text/html');
        const formatted = html && pasteFormatted(html);
        if (!formatted && (pasted.length === 0 || !onFiles)) return;
        event.preventDefault();
        if (!formatted) onFiles?.(pasted);
      }}
    />
  );
}
