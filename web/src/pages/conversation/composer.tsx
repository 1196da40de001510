import { Keyboard as KeyboardIcon, Mic, Smile } from 'lucide-react';
import {
  lazy,
  type Ref,
  Suspense,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { COMPOSER_FIELD } from '../../app/keys.ts';
import { preferences } from '../../app/preferences.ts';
import { useApp, usePeer } from '../../app/context.tsx';
import { wordsFor } from '../../app/words-for.ts';
import type { Document, Message, PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { moveFocus } from '../../ui/menu.tsx';
import { say } from '../../ui/toast.tsx';
import { AttachMenu } from './attach-menu.tsx';
import { BotKeyboard, keyboardOf } from './bot-keyboard.tsx';
import { Completion, type CompletionHandle } from './completion.tsx';
import { ContextLine } from './context-line.tsx';
import css from './composer.module.css';
import { InlineOffers } from './inline-offers.tsx';
import { LinkLine, useLinkPreview } from './link-line.tsx';
import { parseMarkup, toMarkup, wrapSelection } from './markup.ts';
import { ScheduledButton } from './scheduled-button.tsx';
import { SendButton } from './send-button.tsx';
import { useDraft } from './use-draft.ts';
import { useTypingSignal } from './use-typing-signal.ts';
import { focusLastMessage } from './walk-messages.ts';

const SendFiles = lazy(() => import('./send-files.tsx').then((module) => ({ default: module.SendFiles })));
const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((module) => ({ default: module.EmojiPicker })));
const VoiceRecorder = lazy(() => import('./voice-recorder.tsx').then((module) => ({ default: module.VoiceRecorder })));

const MAX_TEXT = 4096;

export type Context = { is: 'reply'; message: Message; quote?: string } | { is: 'edit'; message: Message };

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

const SHORTCUTS: Record<string, string> = { b: '**', i: '__', u: '++', e: '`' };

export function Composer({ ref, chatId, thread, context, onContext, onSent, onEditLast, messages }: ComposerProps) {
  const { messenger } = useApp();
  const peer = usePeer(chatId);
  const field = useRef<HTMLTextAreaElement>(null);
  const completion = useRef<CompletionHandle>(null);
  const [text, setText] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [open, setOpen] = useState<'emoji' | 'voice' | 'keys'>();
  const draft = useDraft(chatId, thread, text, context, setText, onContext);
  const signal = useTypingSignal(chatId);
  const keyboard = keyboardOf(messages);
  const link = useLinkPreview(context?.is === 'edit' ? '' : text);
  const chat = peer && 'may' in peer ? peer : undefined;
  const maySendMedia = chat?.may.sendMedia ?? true;

  const focus = useCallback(() => moveFocus(field.current), []);
  useEffect(() => {
    if (!matchMedia('(pointer: coarse)').matches) focus();
  }, [focus]);

  useGrowing(field, text);

  const put = useCallback((next: string, start = next.length, end = start) => {
    setText(next);
    requestAnimationFrame(() => {
      moveFocus(field.current);
      field.current?.setSelectionRange(start, end);
    });
  }, []);

  const sent = useCallback(() => {
    setText('');
    draft.clear();
    onContext(undefined);
    onSent();
  }, [draft, onContext, onSent]);

  const send = useCallback(
    (raw: string) => {
      const formatted = parseMarkup(raw);
      if (context?.is === 'edit') {
        const { message } = context;
        onContext(undefined);
        draft.restore();
        if (!formatted.text && !message.media) return;
        if (formatted.text === message.text && raw === toMarkup(message)) return;
        messenger
          .edit(chatId, message.id, formatted.text, formatted.entities)
          .catch((error: unknown) => say(wordsFor(error), 'error'));
        return;
      }
      if (!formatted.text) return;
      const reply = context?.is === 'reply' ? { replyTo: context.message.id, quote: context.quote } : {};
      for (const part of inParts(formatted)) {
        messenger
          .send({ chatId, thread, ...part, ...reply, noPreview: link.leftOut })
          .catch((error: unknown) => say(wordsFor(error), 'error'));
      }
      signal('none');
      sent();
    },
    [messenger, chatId, thread, context, onContext, sent, draft, signal, link.leftOut],
  );

  const schedule = async (date: number) => {
    const reply = context?.is === 'reply' ? { replyTo: context.message.id, quote: context.quote } : {};
    const [first] = inParts(parseMarkup(text));
    if (first) await messenger.schedule({ chatId, thread, ...first, ...reply, noPreview: link.leftOut }, date);
    signal('none');
    sent();
    say(t('scheduled.done'));
  };

  useImperativeHandle(
    ref,
    () => ({
      focus,
      edit: (message) => {
        draft.keep();
        put(toMarkup(message));
      },
      attach: (chosen) => setFiles((old) => [...old, ...chosen].slice(0, 10)),
      insert: (inserted, now) => (now ? send(inserted) : put(inserted)),
    }),
    [focus, put, send, draft],
  );

  const sendSticker = (sticker: Document) => {
    const replyTo = context?.is === 'reply' ? context.message.id : undefined;
    messenger
      .send({ chatId, thread, text: '', entities: [], sticker, replyTo })
      .catch((error: unknown) => say(wordsFor(error), 'error'));
    setOpen(undefined);
    onContext(undefined);
    onSent();
  };

  const insertAtCursor = (inserted: string) => {
    const element = field.current;
    const start = element?.selectionStart ?? text.length;
    const end = element?.selectionEnd ?? start;
    put(text.slice(0, start) + inserted + text.slice(end), start + inserted.length);
  };

  const pressed = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || completion.current?.key(event)) return;
    const command = event.ctrlKey || event.metaKey;
    const sign =
      command && !event.altKey ? (event.shiftKey && event.code === 'KeyX' ? '~~' : SHORTCUTS[event.key]) : undefined;
    if (sign) {
      event.preventDefault();
      const { selectionStart, selectionEnd } = event.currentTarget;
      const next = wrapSelection(text, selectionStart, selectionEnd, sign);
      put(next.text, next.start, next.end);
    } else if (event.key === 'Enter' && !event.shiftKey && (command || preferences().enterSends) && !touch()) {
      event.preventDefault();
      send(text);
    } else if (event.key === 'ArrowUp' && command) {
      event.preventDefault();
      focusLastMessage();
    } else if (event.key === 'ArrowUp' && text === '') {
      event.preventDefault();
      onEditLast();
    }
  };

  const canSend = text.trim() !== '' || context?.is === 'edit';
  if (open === 'voice') {
    return (
      <Suspense>
        <VoiceRecorder
          onDone={() => setOpen(undefined)}
          onRecorded={(file) => {
            void messenger
              .send({ chatId, thread, text: '', entities: [], files: [file], replyTo: context?.message.id })
              .catch((error: unknown) => say(wordsFor(error), 'error'));
            onContext(undefined);
            onSent();
          }}
        />
      </Suspense>
    );
  }
  return (
    <div className={css.composer}>
      {context && (
        <ContextLine
          context={context}
          onCancel={() => {
            if (context.is === 'edit') draft.restore();
            onContext(undefined);
            focus();
          }}
        />
      )}
      {link.preview && (
        <LinkLine
          preview={link.preview}
          onClose={() => {
            link.leaveOut();
            focus();
          }}
        />
      )}
      <Completion ref={completion} chatId={chatId} text={text} field={field} onChoose={put} />
      <InlineOffers
        chatId={chatId}
        text={text}
        replyTo={context?.is === 'reply' ? context.message.id : undefined}
        onSent={sent}
      />
      <div className={css.line}>
        {maySendMedia && context?.is !== 'edit' && (
          <AttachMenu chatId={chatId} onFiles={(chosen) => setFiles((old) => [...old, ...chosen].slice(0, 10))} />
        )}
        <textarea
          id={COMPOSER_FIELD}
          ref={field}
          className={css.field}
          rows={1}
          dir="auto"
          value={text}
          maxLength={MAX_TEXT * 4}
          placeholder={keyboard?.placeholder ?? t(chat?.kind === 'channel' ? 'composer.post' : 'composer.message')}
          aria-label={t(chat?.kind === 'channel' ? 'composer.post' : 'composer.message')}
          onChange={(event) => {
            setText(event.target.value);
            signal(event.target.value ? 'typing' : 'none');
          }}
          onKeyDown={pressed}
          onPaste={(event) => {
            const pasted = [...event.clipboardData.files];
            if (pasted.length === 0 || !maySendMedia) return;
            event.preventDefault();
            setFiles(pasted);
          }}
        />
        {thread === undefined && <ScheduledButton chatId={chatId} />}
        {keyboard && (
          <IconButton
            label={t('composer.botKeys')}
            shown={open === 'keys'}
            onClick={() => setOpen(open === 'keys' ? undefined : 'keys')}
          >
            <KeyboardIcon size={20} />
          </IconButton>
        )}
        <IconButton
          label={t('composer.emoji')}
          shown={open === 'emoji'}
          onClick={() => setOpen(open === 'emoji' ? undefined : 'emoji')}
        >
          <Smile size={21} />
        </IconButton>
        {canSend || !maySendMedia || !canRecord() ? (
          <SendButton
            editing={context?.is === 'edit'}
            enabled={canSend}
            onSend={() => send(text)}
            onSchedule={schedule}
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
            onSticker={maySendMedia && context?.is !== 'edit' ? sendSticker : undefined}
            onClose={() => setOpen(undefined)}
          />
        )}
        {files.length > 0 && (
          <SendFiles
            chatId={chatId}
            thread={thread}
            files={files}
            caption={text}
            replyTo={context?.is === 'reply' ? context.message.id : undefined}
            onFiles={setFiles}
            onSent={sent}
          />
        )}
      </Suspense>
      {keyboard && open === 'keys' && <BotKeyboard keyboard={keyboard} onPress={(pressedText) => send(pressedText)} />}
    </div>
  );
}

/** The field grows with its text, and when it gets narrower, up to a third of the page. */
function useGrowing(field: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    let width = 0;
    const fit = () => {
      element.style.height = 'auto';
      element.style.height = `${Math.min(element.scrollHeight, innerHeight / 3)}px`;
      width = element.clientWidth;
    };
    fit();
    const observer = new ResizeObserver(() => element.clientWidth !== width && fit());
    observer.observe(element);
    return () => observer.disconnect();
  }, [field, text]);
}

function touch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

function canRecord(): boolean {
  return 'MediaRecorder' in globalThis && 'mediaDevices' in navigator;
}

/** A text that is too long goes out as several messages, cut at a line or a word. */
export function inParts(formatted: ReturnType<typeof parseMarkup>, limit = MAX_TEXT): ReturnType<typeof parseMarkup>[] {
  const parts: ReturnType<typeof parseMarkup>[] = [];
  let { text, entities } = formatted;
  while (text.length > limit) {
    const head = text.slice(0, limit);
    const line = head.lastIndexOf('\n');
    const word = head.lastIndexOf(' ');
    let cut = line > limit / 2 ? line + 1 : word > limit / 2 ? word + 1 : limit;
    // Never between the two halves of one sign.
    if (/[\uD800-\uDBFF]$/.test(text.slice(0, cut))) cut--;
    parts.push({
      text: text.slice(0, cut),
      entities: entities
        .filter((it) => it.offset < cut)
        .map((it) => ({ ...it, length: Math.min(it.length, cut - it.offset) })),
    });
    entities = entities
      .filter((it) => it.offset + it.length > cut)
      .map((it) => {
        const offset = Math.max(0, it.offset - cut);
        return { ...it, offset, length: it.offset + it.length - cut - offset };
      });
    text = text.slice(cut);
  }
  return [...parts, { text, entities }];
}
