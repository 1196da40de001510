import { Dialog } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, Download, MessageSquare, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
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
import { MAX_ZOOM, useZoom } from './use-zoom.ts';
import css from './viewer.module.css';

interface ViewerProps {
  first: Message;
  messages: readonly Message[];
  onShow: (id: number) => void;
  onClose: () => void;
}

const KEY_ZOOM = 1.4;
const WHEEL_ZOOM = 1.15;

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
  const step = (by: 1 | -1) => {
    const next = pictures[at + by];
    if (next) setId(next.id);
  };
  const { zoom, shift, zoomTo, pointer } = useZoom({ id, onStep: step, onClose });
  const pressed = (event: React.KeyboardEvent) => {
    const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === forward) step(1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') step(-1);
    else if (event.key === '+' || event.key === '=') zoomTo(zoom * KEY_ZOOM);
    else if (event.key === '-') zoomTo(zoom / KEY_ZOOM);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.back} />
        <Dialog.Popup className={css.viewer} onKeyDown={pressed}>
          <header className={css.head}>
            <Dialog.Title className={css.title}>
              <bdi>{nameOf(from)}</bdi>
              <span>{fullDate(message.date)}</span>
            </Dialog.Title>
            <Tools
              zoom={zoom}
              onZoom={zoomTo}
              onSave={url ? () => void save(url, message.id) : undefined}
              onShow={() => {
                onShow(message.id);
                onClose();
              }}
            />
            <Dialog.Close render={<IconButton label={t('close')} tip={false} />}>
              <X size={22} />
            </Dialog.Close>
          </header>
          <div
            className={css.stage}
            data-zoomed={zoom > 1 || undefined}
            onClick={(event) => event.target === event.currentTarget && onClose()}
            onWheel={(event) => zoomTo(event.deltaY < 0 ? zoom * WHEEL_ZOOM : zoom / WHEEL_ZOOM)}
            onDoubleClick={() => zoomTo(zoom > 1 ? 1 : 2.5)}
            {...pointer}
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
          <Neighbours before={at > 0} after={at < pictures.length - 1} onStep={step} />
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

interface NeighboursProps {
  before: boolean;
  after: boolean;
  onStep: (by: 1 | -1) => void;
}

function Neighbours({ before, after, onStep }: NeighboursProps) {
  return (
    <>
      {before && (
        <IconButton label={t('viewer.previous')} className={css.previous} onClick={() => onStep(-1)}>
          <ChevronLeft size={28} />
        </IconButton>
      )}
      {after && (
        <IconButton label={t('viewer.next')} className={css.next} onClick={() => onStep(1)}>
          <ChevronRight size={28} />
        </IconButton>
      )}
    </>
  );
}

interface ToolsProps {
  zoom: number;
  onZoom: (zoom: number) => void;
  /** Absent while the picture is on its way. */
  onSave: (() => void) | undefined;
  onShow: () => void;
}

function Tools({ zoom, onZoom, onSave, onShow }: ToolsProps) {
  return (
    <>
      <IconButton label={t('viewer.zoomOut')} disabled={zoom <= 1} onClick={() => onZoom(zoom / KEY_ZOOM)}>
        <ZoomOut size={20} />
      </IconButton>
      <IconButton label={t('viewer.zoomIn')} disabled={zoom >= MAX_ZOOM} onClick={() => onZoom(zoom * KEY_ZOOM)}>
        <ZoomIn size={20} />
      </IconButton>
      <IconButton label={t('viewer.save')} disabled={!onSave} onClick={onSave}>
        <Download size={20} />
      </IconButton>
      <IconButton label={t('viewer.inChat')} onClick={onShow}>
        <MessageSquare size={20} />
      </IconButton>
    </>
  );
}

async function save(url: string, id: number): Promise<void> {
  saveAs(await (await fetch(url)).blob(), `photo-${id}.jpg`);
}
