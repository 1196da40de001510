import { CalendarClock, File as FileIcon, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import { useAction } from '../../../ui/use-action.ts';
import type { PeerId } from '../../../data/views.ts';
import { fileSize } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Area } from '../../../ui/field.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { say } from '../../../ui/toast.tsx';
import { FailedLine } from '../../../ui/states.tsx';
import { ChooseTime } from '../scheduled/choose-time.tsx';
import css from './composer.module.css';
import { parseMarkup } from './markup.ts';
import { expectLocal } from '../message/media/local-files.ts';
import { asFile, isPicture, prepare } from './send-as.ts';

interface SendFilesProps {
  chatId: PeerId;
  thread: number | undefined;
  files: File[];
  caption: string;
  replyTo: number | undefined;
  onFiles: (files: File[]) => void;
  onSent: () => void;
}

/** A look at what is about to go out: remove some, write a caption, choose quality. */
export function SendFiles({ chatId, thread, files, caption, replyTo, onFiles, onSent }: SendFilesProps) {
  const { messenger } = useApp();
  const [text, setText] = useState(caption);
  const [plain, setPlain] = useState(files.every((file) => asFile.has(file)));
  const pictures = files.filter(isPicture).length;
  const [choosing, setChoosing] = useState(false);
  const draft = async () => {
    const ready = await Promise.all(files.map((file) => prepare(file, plain)));
    return { chatId, thread, ...parseMarkup(text), files: ready, replyTo };
  };
  const send = useAction(async () => {
    const message = await draft();
    for (const file of message.files) if (file.as === 'photo') expectLocal(file.blob);
    await messenger.send(message);
    onFiles([]);
    onSent();
  });
  const schedule = async (date: number) => {
    await messenger.schedule(await draft(), date);
    onFiles([]);
    onSent();
    say(t('scheduled.done'));
  };
  return (
    <Modal
      title={t('files.title', { count: files.length })}
      open
      onClose={() => onFiles([])}
      footer={
        <>
          {thread === undefined && (
            <Button kind="quiet" icon={<CalendarClock size={16} />} onClick={() => setChoosing(true)}>
              {t('scheduled.later')}
            </Button>
          )}
          <Button kind="primary" busy={send.busy} onClick={() => void send.run()}>
            {t('composer.send')}
          </Button>
        </>
      }
    >
      <ul className={css.files}>
        {files.map((file, index) => (
          <li key={`${file.name}-${index}`}>
            <Thumb file={file} />
            <span className={css.fileWords}>
              <bdi>{file.name}</bdi>
              <span>{fileSize(file.size)}</span>
            </span>
            <IconButton
              label={t('files.remove', { name: file.name })}
              onClick={() => onFiles(files.filter((it) => it !== file))}
            >
              <X size={18} />
            </IconButton>
          </li>
        ))}
      </ul>
      {pictures > 0 && <Switch label={t('files.plain')} hint={t('files.plainHint')} on={plain} onChange={setPlain} />}
      <Area
        label={t('files.caption')}
        rows={2}
        autoFocus
        maxLength={4096}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            void send.run();
          }
        }}
      />
      <FailedLine error={send.error} />
      {choosing && <ChooseTime onClose={() => setChoosing(false)} onChosen={schedule} />}
    </Modal>
  );
}

function Thumb({ file }: { file: File }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!isPicture(file)) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <span className={css.thumb}>
      {url ? <img src={url} alt="" onError={() => setUrl(undefined)} /> : <FileIcon size={22} />}
    </span>
  );
}
