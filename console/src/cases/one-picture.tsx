import { FileText, Image, Music, Video } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { MediaFacts } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import type { Answer } from '../api/calls.ts';
import { change } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { FailedLine } from '../ui/failed.tsx';
import page from '../ui/page.module.css';
import css from './one-picture.module.css';

const icons = { picture: Image, video: Video, audio: Music, file: FileText } as const;
const kibibyte = 1024;

interface OnePictureProps {
  caseId: number;
  subjectKey: string;
  mediaId: number;
  facts: MediaFacts;
  /** Whether the case is claimed by who looks. */
  mine: boolean;
  /** Opens the decision about the file, where that is possible. */
  onDecide: (() => void) | undefined;
}

/**
 * A file of a message. First only what it is and who of the team has seen it; then, when asked, its picture: blurred and
 * without colour, clear while it is asked to be. A video is its first picture, without sound.
 */
export function OnePicture({ caseId, subjectKey, mediaId, facts, mine, onDecide }: OnePictureProps) {
  const { may } = useSession();
  const [picture, setPicture] = useState<Answer<'POST /cases/{id}/pictures'>>();
  const [clear, setClear] = useState(false);
  const seen = facts.seen;
  const { run, busy, error } = useAction(async () => {
    const body = { subjectKey, mediaId, ...(seen ? { again: true } : {}) };
    setPicture(await change('POST /cases/{id}/pictures', { id: caseId, body }));
  });
  useEffect(() => {
    const hide = () => document.hidden && setClear(false);
    document.addEventListener('visibilitychange', hide);
    return () => document.removeEventListener('visibilitychange', hide);
  }, []);
  const Icon = icons[facts.kind];
  const about = [
    t(`media.${facts.kind}`),
    t('media.size', { count: Math.max(1, Math.round(facts.sizeBytes / kibibyte)) }),
    ...(facts.seconds === null ? [] : [t('media.seconds', { count: Math.round(facts.seconds) })]),
  ].join(' · ');
  return (
    <div className={css.box}>
      <p className={css.about}>
        <Icon size={16} aria-hidden="true" /> {about}
      </p>
      {seen && <p className={page.small}>{t('media.seen', { name: seen.by, moment: moment(seen.atMs) })}</p>}
      {picture ? (
        <>
          <img
            className={css.picture}
            data-clear={clear || undefined}
            src={`data:image/jpeg;base64,${picture.jpeg}`}
            width={picture.widthPx}
            height={picture.heightPx}
            alt={t(clear ? 'media.clear.alt' : 'media.blurred.alt')}
          />
          <div className={page.row}>
            <Button aria-pressed={clear} onClick={() => setClear(!clear)}>
              {t(clear ? 'media.blur' : 'media.clear')}
            </Button>
            <Button kind="quiet" onClick={() => setPicture(undefined)}>
              {t('media.away')}
            </Button>
          </div>
        </>
      ) : (
        facts.picture &&
        may('content.see-private') && (
          <div className={page.row}>
            <Button busy={busy} disabled={!mine} onClick={() => void run()}>
              {t(seen ? 'media.again' : 'media.blurred')}
            </Button>
            {!mine && <span className={page.quiet}>{t('media.claim')}</span>}
          </div>
        )
      )}
      {onDecide && (
        <div className={page.row}>
          <Button kind="quiet" onClick={onDecide}>
            {t('media.decide')}
          </Button>
        </div>
      )}
      {!facts.picture && <p className={page.quiet}>{t('media.noPicture')}</p>}
      <FailedLine error={error} />
    </div>
  );
}

/** How much there is, before anybody reads it. */
export function summaryOf(texts: readonly string[], files: readonly MediaFacts[]): string {
  const links = texts.reduce((sum, text) => sum + (text.match(/https?:\/\/|t\.me\//g)?.length ?? 0), 0);
  const unseen = files.filter(({ kind, seen }) => (kind === 'picture' || kind === 'video') && !seen).length;
  return [
    t('content.sum.messages', { count: texts.length }),
    t('content.sum.links', { count: links }),
    t('content.sum.files', { count: files.length }),
    ...(unseen > 0 ? [t('content.sum.unseen', { count: unseen, number: formatNumber(unseen) })] : []),
  ].join(' · ');
}
