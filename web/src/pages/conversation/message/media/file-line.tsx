import { ArrowDown, File as FileIcon } from 'lucide-react';
import type { Document, Message } from '../../../../data/views.ts';
import { fileSize } from '../../../../i18n/format.ts';
import { t } from '../../../../i18n/index.ts';
import css from './media.module.css';
import { HoldButton, StopButton } from './transfer-buttons.tsx';
import { saveAs, useDownload } from './use-download.ts';
import { useTransfer } from './use-transfer.ts';

/** A file: its name, its size, and a button that fetches and saves it. What is on its way can be held and stopped. */
export function FileLine({ message, file }: { message: Message; file: Document }) {
  const download = useDownload(file.file);
  const moving = useTransfer(message, download);
  const fetchAndSave = async () => {
    const blob = await download.start();
    if (blob) saveAs(blob, file.name);
  };
  const name = file.name.replace(/[\u202A-\u202E\u2066-\u2069]/g, '') || t('media.file');
  const words = (
    <span className={css.fileWords}>
      <bdi className={css.fileName}>{name}</bdi>
      <span className={css.fileSize}>
        {moving?.done !== undefined
          ? `${fileSize(file.bytes * moving.done)} / ${fileSize(file.bytes)}${moving.paused ? ` · ${t('transfer.paused')}` : ''}`
          : fileSize(file.bytes)}
      </span>
    </span>
  );
  if (moving) {
    return (
      <div className={css.file} data-moving>
        <span className={css.fileIcon}>
          <HoldButton moving={moving} />
        </span>
        {words}
        <StopButton moving={moving} />
      </div>
    );
  }
  return (
    <button
      type="button"
      className={css.file}
      disabled={message.state !== 'sent'}
      onClick={() => void fetchAndSave()}
      aria-label={`${t('media.download')}: ${name}`}
    >
      <span className={css.fileIcon}>
        {message.state === 'sent' ? <ArrowDown size={20} /> : <FileIcon size={20} />}
      </span>
      {words}
    </button>
  );
}
