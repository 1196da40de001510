import { Keyboard as KeyboardIcon, Mic, Smile } from 'lucide-react';
import { lazy, type Ref, Suspense, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { usePeer } from '../../../app/context.tsx';
import type { Document, Message, PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { say } from '../../../ui/toast.tsx';
import { AttachMenu } from './attach-menu.tsx';
import { BotKeyboard, keyboardOf } from './bot-keyboard.tsx';
import { Completion, type CompletionHandle } from './completion.tsx';
import { ComposerField } from './composer-field.tsx';
import { composerKey, onTouch } from './composer-keys.ts';
import type { Context } from './context.ts';
import { ContextLine } from './context-line.tsx';
import css from './composer.module.css';
import { InlineOffers } from './inline-offers.tsx';
import { LinkLine, useLinkPreview } from './link-line.tsx';
import { toMarkup } from './markup.ts';
import { ScheduledButton } from '../scheduled/scheduled-button.tsx';
import { SendButton } from './send-button.tsx';
import { useDraft } from './use-draft.ts';
import { useFieldText } from './use-field-text.ts';
import { useSending } from './use-sending.ts';
import { useTypingSignal } from './use-typing-signal.ts';

const SendFiles = lazy(() => import('./send-files.tsx').then((module) => ({ default: module.SendFiles })));
const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((module) => ({ default: module.EmojiPicker })));
const VoiceRecorder = lazy(() => import('./voice-recorder.tsx').then((module) => ({ default: module.VoiceRecorder })));

const MAX_FILES = 10;

/** What those around the composer may ask of it. */
export interface ComposerHandle {
  focus: () => void;
  edit: (message: Message) => void;
  attach: (files: File[]) => void;
  insert: (text: string, send: boolean) => void;
}

interface ComposerProps {
  ref: Ref<ComposerHandle>;
  chatId: PeerId;
  thread: number | undefined;
  context: Context | undefined;
  onContext: (context: Context | undefined) => void;
  onSent: () => void;
  onEditLast: () => void;
  messages: readonly Message[];
}

/** Where a message is written, with all that can be added to it, and what one reaches from there. */
export function Composer({ ref, chatId, thread, context, onContext, onSent, onEditLast, messages }: ComposerProps) {
  const peer = usePeer(chatId);
  const completion = useRef<CompletionHandle>(null);
  const { field, text, setText, focus, put, insertAtCursor } = useFieldText();
  const [files, setFiles] = useState<File[]>([]);
  const [open, setOpen] = useState<'emoji' | 'voice' | 'keys'>();
  const draft = useDraft(chatId, thread, text, context, setText, onContext);
  const signal = useTypingSignal(chatId);
  const keyboard = keyboardOf(messages);
  const link = useLinkPreview(context?.is === 'edit' ? '' : text);
  const chat = peer && 'may' in peer ? peer : undefined;
  const maySendMedia = chat?.may.sendMedia ?? true;
  const replyTo = context?.is === 'reply' ? context.message.id : undefined;

  useEffect(() => {
    if (!onTouch()) focus();
  }, [focus]);

  const attach = useCallback((chosen: File[]) => setFiles((old) => [...old, ...chosen].slice(0, MAX_FILES)), []);

  const sentBeside = useCallback(() => {
    onContext(undefined);
    onSent();
  }, [onContext, onSent]);

  const sent = useCallback(() => {
    setText('');
    draft.clear();
    signal('none');
    sentBeside();
  }, [draft, signal, sentBeside]);

  const edited = useCallback(() => {
    onContext(undefined);
    draft.restore();
  }, [onContext, draft]);

  const { send, schedule, sendBeside } = useSending({
    chatId,
    thread,
    context,
    noPreview: link.leftOut,
    onSent: sent,
    onEdited: edited,
    onSentBeside: sentBeside,
  });

  useImperativeHandle(
    ref,
    () => ({
      focus,
      edit: (message) => {
        draft.keep();
        put(toMarkup(message));
      },
      attach,
      insert: (inserted, now) => (now ? send(inserted) : put(inserted)),
    }),
    [focus, put, send, attach, draft],
  );

  const leaveContext = () => {
    if (context?.is === 'edit') edited();
    else onContext(undefined);
    focus();
  };

  const leaveLinkOut = () => {
    link.leaveOut();
    focus();
  };

  const stickerChosen = (sticker: Document) => {
    sendBeside({ sticker });
    setOpen(undefined);
  };

  const pressed = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || completion.current?.key(event)) return;
    composerKey(event, { text, put, send, editLast: onEditLast });
  };

  const sendLater = async (date: number) => {
    await schedule(text, date);
    say(t('scheduled.done'));
  };

  /** A button that opens and closes one of the panels below the field. */
  const opener = (panel: 'emoji' | 'keys') => ({
    shown: open === panel,
    onClick: () => setOpen(open === panel ? undefined : panel),
  });

  const canSend = text.trim() !== '' || context?.is === 'edit';
  if (open === 'voice') {
    return (
      <Suspense>
        <VoiceRecorder onDone={() => setOpen(undefined)} onRecorded={(file) => sendBeside({ files: [file] })} />
      </Suspense>
    );
  }
  return (
    <div className={css.composer}>
      {context && <ContextLine context={context} onCancel={leaveContext} />}
      {link.preview && <LinkLine preview={link.preview} onClose={leaveLinkOut} />}
      <Completion ref={completion} chatId={chatId} text={text} field={field} onChoose={put} />
      <InlineOffers chatId={chatId} text={text} replyTo={replyTo} onSent={sent} />
      <div className={css.line}>
        {maySendMedia && context?.is !== 'edit' && <AttachMenu chatId={chatId} onFiles={attach} />}
        <ComposerField
          field={field}
          text={text}
          post={chat?.kind === 'channel'}
          placeholder={keyboard?.placeholder}
          onText={(typed) => {
            setText(typed);
            signal(typed ? 'typing' : 'none');
          }}
          onKey={pressed}
          onFiles={maySendMedia ? setFiles : undefined}
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
            editing={context?.is === 'edit'}
            enabled={canSend}
            onSend={() => send(text)}
            onSchedule={sendLater}
          />
        ) : (
          <IconButton label={t('composer.voice')} onClick={() => setOpen('voice')}>
            <Mic size={21} />
          </IconButton>
        )}
      </div>
      <Suspense>
        {open === 'emoji' && (
          <EmojiPicker
            onPick={insertAtCursor}
            onSticker={maySendMedia && context?.is !== 'edit' ? stickerChosen : undefined}
            onClose={() => setOpen(undefined)}
          />
        )}
        {files.length > 0 && (
          <SendFiles
            chatId={chatId}
            thread={thread}
            files={files}
            caption={text}
            replyTo={replyTo}
            onFiles={setFiles}
            onSent={sent}
          />
        )}
      </Suspense>
      {keyboard && open === 'keys' && <BotKeyboard keyboard={keyboard} onPress={(pressedText) => send(pressedText)} />}
    </div>
  );
}

function canRecord(): boolean {
  return 'MediaRecorder' in globalThis && 'mediaDevices' in navigator;
}
