import {
  type ComponentProps,
  lazy,
  type Ref,
  Suspense,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { usePeer } from '../../../app/context.tsx';
import type { Document, Message, PeerId } from '../../../data/views.ts';
import { BotKeyboard, keyboardOf } from './bot-keyboard.tsx';
import { Completion, type CompletionHandle } from './completion.tsx';
import { composerKey, onTouch } from './composer-keys.ts';
import { ComposerLine, type Panel } from './composer-line.tsx';
import type { Context } from './context.ts';
import { ContextLine } from './context-line.tsx';
import css from './composer.module.css';
import { InlineOffers } from './inline-offers.tsx';
import { LinkLine } from './link-line.tsx';
import { useWriting } from './use-writing.ts';

const SendFiles = lazy(() => import('./send-files.tsx').then((module) => ({ default: module.SendFiles })));
const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((module) => ({ default: module.EmojiPicker })));
const Recorder = lazy(() => import('./voice-recorder.tsx').then((module) => ({ default: module.VoiceRecorder })));

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
  maySendMedia: boolean;
  context: Context | undefined;
  onContext: (context: Context | undefined) => void;
  onSent: () => void;
  onEditLast: () => void;
  messages: readonly Message[];
}

/** Where a message is written, with all that can be added to it, and what one reaches from there. */
export function Composer(props: ComposerProps) {
  const { ref, chatId, thread, maySendMedia, context, onContext, onSent, onEditLast, messages } = props;
  const peer = usePeer(chatId);
  const completion = useRef<CompletionHandle>(null);
  const offers = useRef<CompletionHandle>(null);
  const writing = useWriting({ chatId, thread, context, onContext, onSent });
  const { text, replyTo, isEdit, focus, put, edit, send, sendBeside, sent } = writing;
  const { files, setFiles, attach } = useFiles();
  const [open, setOpen] = useState<Panel>();
  const keyboard = keyboardOf(messages);

  useEffect(() => {
    if (!onTouch()) focus();
  }, [focus]);

  useImperativeHandle(
    ref,
    () => ({ focus, edit, attach, insert: (inserted, now) => (now ? send(inserted) : put(inserted)) }),
    [focus, edit, attach, send, put],
  );

  const pressed = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || completion.current?.key(event) || offers.current?.key(event)) return;
    composerKey(event, { text, put, send, editLast: onEditLast });
  };

  const close = () => setOpen(undefined);

  const stickerChosen = (sticker: Document) => {
    sendBeside({ sticker });
    close();
  };

  if (open === 'voice') return <Voice onDone={close} onRecorded={(file) => sendBeside({ files: [file] })} />;
  return (
    <div className={css.composer}>
      {context && <ContextLine context={context} onCancel={writing.leaveContext} />}
      {writing.preview && <LinkLine preview={writing.preview} onClose={writing.leaveLinkOut} />}
      <Completion ref={completion} chatId={chatId} text={text} field={writing.field} onChoose={put} />
      <InlineOffers ref={offers} chatId={chatId} text={text} replyTo={replyTo} onSent={sent} />
      <ComposerLine
        chatId={chatId}
        thread={thread}
        writing={writing}
        post={peer?.kind === 'channel'}
        maySendMedia={maySendMedia}
        keyboard={keyboard}
        open={open}
        onOpen={setOpen}
        onKey={pressed}
        onFiles={attach}
      />
      <Suspense>
        {open === 'emoji' && (
          <EmojiPicker
            onPick={writing.insertAtCursor}
            onSticker={maySendMedia && !isEdit ? stickerChosen : undefined}
            onClose={(byKey) => {
              close();
              if (byKey) focus();
            }}
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

function Voice(props: ComponentProps<typeof Recorder>) {
  return (
    <Suspense>
      <Recorder {...props} />
    </Suspense>
  );
}

/** Files that are about to go out. `attach` adds some, as far as one message holds them. */
function useFiles() {
  const [files, setFiles] = useState<File[]>([]);
  const attach = useCallback((chosen: File[]) => setFiles((old) => [...old, ...chosen].slice(0, MAX_FILES)), []);
  return { files, setFiles, attach };
}
