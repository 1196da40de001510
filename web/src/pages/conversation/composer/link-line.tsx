import { Link, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import type { LinkPreview } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { clean } from '../../../ui/peer-name.tsx';
import css from './composer.module.css';

const WAIT_MS = 400;
const LINK = /(?:https?:\/\/|\b[a-z0-9-]+\.[a-z]{2,})\S+/i;
/** What ends the sentence around a link, or the mark-up, and not the link. */
const AFTER = /[.,:;!?)\]}'"»”…*_~|]+$/;

/** What the server would show below the text that is being written; `leaveOut` sends it without. */
export function useLinkPreview(text: string) {
  const { messenger } = useApp();
  const link = LINK.exec(text)?.[0].replace(AFTER, '') ?? '';
  const [found, setFound] = useState<{ link: string; preview?: LinkPreview }>({ link: '' });
  const [left, setLeft] = useState('');
  useEffect(() => {
    if (!link) {
      // The next message asks anew.
      setLeft('');
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      messenger.linkPreview(link).then(
        (preview) => current && setFound({ link, preview }),
        () => {},
      );
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [messenger, link]);
  const leftOut = link !== '' && left === link;
  return {
    preview: link && !leftOut && found.link === link ? found.preview : undefined,
    leftOut,
    leaveOut: () => setLeft(link),
  };
}

/** The preview above the field. */
export function LinkLine({ preview, onClose }: { preview: LinkPreview; onClose: () => void }) {
  return (
    <div className={css.context}>
      <Link size={18} />
      <div className={css.contextWords}>
        <strong>
          <bdi>{clean(preview.title ?? preview.site ?? preview.url)}</bdi>
        </strong>
        <bdi>{clean(preview.text ?? preview.url)}</bdi>
      </div>
      <IconButton label={t('composer.noPreview')} onClick={onClose}>
        <X size={18} />
      </IconButton>
    </div>
  );
}
