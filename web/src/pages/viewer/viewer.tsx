import { Dialog } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, Download, MessageSquare, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { usePeer } from '../../app/context.tsx';
import type { Message } from '../../data/views.ts';
import { fullDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { nameOf } from '../../ui/peer-name.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useFile } from '../../ui/use-file.ts';
import { localUrl } from '../conversation/message/media/local-files.ts';
import { saveAs } from '../conversation/message/media/use-download.ts';
import css from './viewer.module.css';

interface ViewerProps {
  first: Message;
  messages: readonly Message[];
  onShow: (id: number) => void;
  onClose: () => void;
}

const MAX_ZOOM = 6;
/** A finger that moves so far sideways goes to the next picture; downwards it closes. */
const SWIPE_PX = 56;

/** Pictures over the whole page: arrows go to the next, wheel and keys zoom, dragging moves; so do fingers that swipe. */
export function Viewer({ first, messages, onShow, onClose }: ViewerProps) {
  const pictures = messages.filter((message) => message.media?.kind === 'photo');
  const [id, setId] = useState(first.id);
  const at = Math.max(
    0,
    pictures.findIndex((message) => message.id === id),
  );
  const message = pictures[at] ?? first;
  const photo = message.media?.kind === 'photo' ? message.media : undefined;
  const url = useFile(photo?.file) ?? localUrl(message.key);
  const from = usePeer(message.from);
  const [zoom, setZoom] = useState(1);
  const [shift, setShift] = useState({ x: 0, y: 0 });
  const drag = useRef<{ x: number; y: number }>(undefined);
  const swipe = useRef<{ x: number; y: number }>(undefined);
  const swiped = (x: number, y: number) => {
    if (Math.abs(x) > SWIPE_PX && Math.abs(x) > Math.abs(y)) step(x < 0 === (document.dir !== 'rtl') ? 1 : -1);
    else if (y > SWIPE_PX * 2) onClose();
  };
  const step = (by: number) => {
    const next = pictures[at + by];
    if (next) setId(next.id);
  };
  const zoomTo = (next: number) => {
    const bounded = Math.max(1, Math.min(MAX_ZOOM, next));
    setZoom(bounded);
    if (bounded === 1) setShift({ x: 0, y: 0 });
  };
  useEffect(() => {
    setZoom(1);
    setShift({ x: 0, y: 0 });
  }, [id]);
  const save = async () => {
    if (url) saveAs(await (await fetch(url)).blob(), `photo-${message.id}.jpg`);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.back} />
        <Dialog.Popup
          className={css.viewer}
          onKeyDown={(event) => {
            const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
            if (event.key === forward) step(1);
            else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') step(-1);
            else if (event.key === '+' || event.key === '=') zoomTo(zoom * 1.4);
            else if (event.key === '-') zoomTo(zoom / 1.4);
          }}
        >
          <header className={css.head}>
            <Dialog.Title className={css.title}>
              <bdi>{nameOf(from)}</bdi>
              <span>{fullDate(message.date)}</span>
            </Dialog.Title>
            <IconButton label={t('viewer.zoomOut')} disabled={zoom <= 1} onClick={() => zoomTo(zoom / 1.4)}>
              <ZoomOut size={20} />
            </IconButton>
            <IconButton label={t('viewer.zoomIn')} disabled={zoom >= MAX_ZOOM} onClick={() => zoomTo(zoom * 1.4)}>
              <ZoomIn size={20} />
            </IconButton>
            <IconButton label={t('viewer.save')} disabled={!url} onClick={() => void save()}>
              <Download size={20} />
            </IconButton>
            <IconButton
              label={t('viewer.inChat')}
              onClick={() => {
                onShow(message.id);
                onClose();
              }}
            >
              <MessageSquare size={20} />
            </IconButton>
            <Dialog.Close render={<IconButton label={t('close')} tip={false} />}>
              <X size={22} />
            </Dialog.Close>
          </header>
          <div
            className={css.stage}
            data-zoomed={zoom > 1 || undefined}
            onClick={(event) => event.target === event.currentTarget && onClose()}
            onWheel={(event) => zoomTo(zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15))}
            onDoubleClick={() => zoomTo(zoom > 1 ? 1 : 2.5)}
            onPointerDown={(event) => {
              if (zoom === 1) {
                if (event.pointerType !== 'mouse') swipe.current = { x: event.clientX, y: event.clientY };
                return;
              }
              drag.current = { x: event.clientX - shift.x, y: event.clientY - shift.y };
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={(event) => {
              if (drag.current) setShift({ x: event.clientX - drag.current.x, y: event.clientY - drag.current.y });
            }}
            onPointerUp={(event) => {
              const start = swipe.current;
              swipe.current = undefined;
              drag.current = undefined;
              if (start) swiped(event.clientX - start.x, event.clientY - start.y);
            }}
            onPointerCancel={() => {
              swipe.current = undefined;
              drag.current = undefined;
            }}
          >
            {url ? (
              <img
                src={url}
                alt={message.text || t('media.photo')}
                draggable={false}
                style={{ transform: `translate(${shift.x}px, ${shift.y}px) scale(${zoom})` }}
              />
            ) : (
              <Spinner size={36} />
            )}
          </div>
          {at > 0 && (
            <IconButton label={t('viewer.previous')} className={css.previous} onClick={() => step(-1)}>
              <ChevronLeft size={28} />
            </IconButton>
          )}
          {at < pictures.length - 1 && (
            <IconButton label={t('viewer.next')} className={css.next} onClick={() => step(1)}>
              <ChevronRight size={28} />
            </IconButton>
          )}
          {message.text && (
            <p className={css.caption} dir="auto">
              {message.text}
            </p>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
