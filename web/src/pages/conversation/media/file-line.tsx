import { ArrowDown, File as FileIcon, X } from 'lucide-react';
import { useApp } from '../../../app/context.tsx';
import type { Document, Message } from '../../../data/views.ts';
import { fileSize } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Ring } from '../../../ui/spinner.tsx';
import css from './media.module.css';
import { saveAs, useDownload } from './use-download.ts';

/** A file: its name, its size, and one button that fetches, cancels or saves it. */
export function FileLine({ message, file }: { message: Message; file: Document }) {
  const { messenger } = useApp();
  const download = useDownload(file.file);
  const uploading = message.state === 'sending';
  const busy = uploading || download.state === 'loading';
  const done = uploading ? message.progress : download.total > 0 ? download.done / download.total : undefined;
  const press = async () => {
    if (uploading) await messenger.cancel(message.chatId, message.id);
    else if (download.state === 'loading') download.cancel();
    else {
      const blob = await download.start();
      if (blob) saveAs(blob, file.name);
    }
  };
  const name = file.name.replace(/[\u202A-\u202E\u2066-\u2069]/g, '') || t('media.file');
  return (
    <button
      type="button"
      className={css.file}
      onClick={() => void press()}
      aria-label={`${busy ? t('cancel') : t('media.download')}: ${name}`}
    >
      <span className={css.fileIcon}>
        {busy ? <X size={20} /> : message.state === 'sent' ? <ArrowDown size={20} /> : <FileIcon size={20} />}
        {busy && (
          <span className={css.fileRing}>
            <Ring value={done} size={44} />
          </span>
        )}
      </span>
      <span className={css.fileWords}>
        <bdi className={css.fileName}>{name}</bdi>
        <span className={css.fileSize}>
          {busy && done !== undefined
            ? `${fileSize(file.bytes * done)} / ${fileSize(file.bytes)}`
            : fileSize(file.bytes)}
        </span>
      </span>
    </button>
  );
}
