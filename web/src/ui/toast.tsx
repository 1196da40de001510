import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { t } from '../i18n/index.ts';
import { IconButton } from './button.tsx';
import css from './toast.module.css';

const manager = Toast.createToastManager();
const UNDO_MS = 6000;
const SAID_MS = 5000;
/** A slow reader's pace: a bot answers with up to 200 letters. */
const MS_PER_LETTER = 70;
/** So long a word in passing stays, whatever is pressed meanwhile. */
const NOTICED_MS = 1500;

/** Says something in passing. The same words twice are said anew in their place. */
export function say(text: string, kind: 'info' | 'error' = 'info'): void {
  manager.add({
    id: `${kind}: ${text}`,
    title: text,
    type: kind,
    priority: kind === 'error' ? 'high' : 'low',
    timeout: Math.max(SAID_MS, text.length * MS_PER_LETTER),
  });
}

const OFFER_MS = 12_000;

/** Says what was done, with one thing that can be done about it. */
export function offer(text: string, label: string, does: () => void): void {
  const id = manager.add({
    title: text,
    timeout: OFFER_MS,
    actionProps: {
      children: label,
      onClick: () => {
        manager.close(id);
        does();
      },
    },
  });
}

/**
 * Does something in a moment, with a way back until then. `hide` takes it out of sight at once, `show` brings it back.
 * Nothing puts it off: not a pointer on the words nor another window in front; and who leaves the page has decided.
 */
export function withUndo(
  text: string,
  act: () => Promise<void>,
  { hide, show }: { hide?: () => void; show?: () => void } = {},
) {
  hide?.();
  const decided = new AbortController();
  const { signal } = decided;
  const run = () => {
    if (signal.aborted) return;
    decided.abort();
    act().catch(() => {
      show?.();
      say(t('error.notDone'), 'error');
    });
    manager.close(id);
  };
  const id = manager.add({
    title: text,
    // The library's clock stands still while the window is not in front.
    timeout: 0,
    onClose: run,
    actionProps: {
      children: t('undo'),
      onClick: () => {
        decided.abort();
        show?.();
        manager.close(id);
      },
    },
  });
  const timer = setTimeout(run, UNDO_MS);
  signal.addEventListener('abort', () => clearTimeout(timer));
  addEventListener('pagehide', run, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && run(), { signal });
}

type Said = ReturnType<typeof Toast.useToastManager>['toasts'][number];

function List() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) =>
    toast.type === 'info' ? <InPassing key={toast.id} toast={toast} /> : <Kept key={toast.id} toast={toast} />,
  );
}

/** Needs no answer and has no button: it goes with time, or as soon as one goes on with something else. */
function InPassing({ toast }: { toast: Said }) {
  const { id, updateKey } = toast;
  useEffect(() => {
    const over = new AbortController();
    const { signal } = over;
    const timer = setTimeout(
      () => addEventListener('pointerdown', () => manager.close(id), { capture: true, signal }),
      NOTICED_MS,
    );
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [id, updateKey]);
  return (
    <Toast.Root toast={toast} className={css.toast} data-kind="info">
      <Toast.Title render={<p />} className={css.text} />
    </Toast.Root>
  );
}

/** An error, or something that can still be taken back: stays until its time is over or it is closed. */
function Kept({ toast }: { toast: Said }) {
  return (
    <Toast.Root toast={toast} className={css.toast} data-kind={toast.type ?? 'note'}>
      <Toast.Title render={<p />} className={css.text} />
      {toast.actionProps && <Toast.Action className={css.action} />}
      {/* The library hides it until it has the focus, and a reader of the screen would not find it. */}
      <Toast.Close aria-hidden={false} render={<IconButton label={t('close')} tip={false} className={css.close} />}>
        <X size={16} />
      </Toast.Close>
    </Toast.Root>
  );
}

/** `low` puts them at the foot of the window, where what can be done stands at its head. */
export function Toasts({ low = false }: { low?: boolean }) {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={`${css.place} ${low ? css.low : ''}`} aria-label={t('toasts')}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
