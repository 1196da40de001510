import { Download as DownloadSign } from 'lucide-react';
import { t } from '../../../../i18n/index.ts';
import css from './media.module.css';
import { type Download, saveAs } from './use-download.ts';

/** Stands for a recording that this browser cannot play: it can still be kept. */
export function CannotPlay({ download, name }: { download: Download; name: string }) {
  return (
    <p className={css.unsupported}>
      {t('media.cannotPlay')}{' '}
      <button type="button" onClick={() => void download.start().then((blob) => blob && saveAs(blob, name))}>
        <DownloadSign size={14} /> {t('media.download')}
      </button>
    </p>
  );
}
