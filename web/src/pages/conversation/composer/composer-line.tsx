import { Keyboard as KeyboardIcon, Mic, Smile } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Keyboard, PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { ScheduledButton } from '../scheduled/scheduled-button.tsx';
import { AttachMenu } from './attach-menu.tsx';
import { ComposerField } from './composer-field.tsx';
import css from './composer.module.css';
import { SendButton } from './send-button.tsx';
import type { Writing } from './use-writing.ts';

/** What opens in place of the field, or below it. */
export type Panel = 'emoji' | 'voice' | 'keys';

interface ComposerLineProps {
  chatId: PeerId;
  thread: number | undefined;
  writing: Writing;
  /** What one writes is a post of a channel. */
  post: boolean;
  maySendMedia: boolean;
  keyboard: Keyboard | undefined;
  open: Panel | undefined;
  onOpen: (panel: Panel | undefined) => void;
  onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onFiles: (files: File[]) => void;
}

/** The field with the buttons beside it. */
export function ComposerLine(props: ComposerLineProps) {
  const { chatId, thread, writing, post, maySendMedia, keyboard, open, onOpen, onKey, onFiles } = props;
  const { text, isEdit } = writing;
  const canSend = text.trim() !== '' || isEdit;
  /** A button that opens and closes one of the panels below the field. */
  const opener = (panel: Panel) => ({
    shown: open === panel,
    onClick: () => onOpen(open === panel ? undefined : panel),
  });
  return (
    <div className={css.line}>
      {maySendMedia && !isEdit && <AttachMenu chatId={chatId} thread={thread} onFiles={onFiles} />}
      <ComposerField
        field={writing.field}
        text={text}
        post={post}
        placeholder={keyboard?.placeholder}
        onText={writing.typed}
        onKey={onKey}
        onFiles={maySendMedia ? onFiles : undefined}
      />
      {thread === undefined && <ScheduledButton chatId={chatId} />}
      {keyboard && (
        <IconButton label={t('composer.botKeys')} {...opener('keys')}>
          <KeyboardIcon size={20} />
        </IconButton>
      )}
      <IconButton label={t('composer.emoji')} {...opener('emoji')}>
        <Smile size={21} />
      </IconButton>
      {canSend || !maySendMedia || !canRecord() ? (
        <SendButton
          editing={isEdit}
          enabled={canSend}
          onSend={(silent) => writing.send(text, silent)}
          onSchedule={writing.sendLater}
        />
      ) : (
        <IconButton label={t('composer.voice')} onClick={() => onOpen('voice')}>
          <Mic size={21} />
        </IconButton>
      )}
    </div>
  );
}

function canRecord(): boolean {
  return 'MediaRecorder' in globalThis && 'mediaDevices' in navigator;
}
