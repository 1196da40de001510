import { lazy, Suspense } from 'react';
import { useApp } from '../../../app/context.tsx';
import { go } from '../../../app/route.ts';
import { wordsFor } from '../../../app/words-for.ts';
import type { ForwardWithout } from '../../../data/verbs/messages.ts';
import type { Message, PeerId } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { say } from '../../../ui/toast.tsx';

const Viewer = lazy(() => import('../../viewer/viewer.tsx').then((module) => ({ default: module.Viewer })));
const ForwardTo = lazy(() => import('./forward-to.tsx').then((module) => ({ default: module.ForwardTo })));
const Report = lazy(() => import('./report.tsx').then((module) => ({ default: module.Report })));
const Witnesses = lazy(() => import('./witnesses.tsx').then((module) => ({ default: module.Witnesses })));
const ChooseReaction = lazy(() =>
  import('./choose-reaction.tsx').then((module) => ({ default: module.ChooseReaction })),
);
const Remove = lazy(() => import('./remove.tsx').then((module) => ({ default: module.Remove })));

/** What somebody wants to do with messages of the chat that takes a window of its own. A report without ids is of the chat. */
export type Asking =
  | { what: 'forward'; ids: number[] }
  | { what: 'remove'; messages: Message[] }
  | { what: 'report'; ids: number[] }
  | { what: 'view' | 'witnesses' | 'reaction'; message: Message };

interface AskedProps {
  asking: Asking;
  chatId: PeerId;
  /** Those that are loaded: the viewer leafs through them. */
  messages: readonly Message[];
  onShow: (id: number) => void;
  onClose: () => void;
  /** The messages were forwarded or removed: what chose them has served. */
  onDone: () => void;
}

/** The window in which a wish about messages is told more closely. */
export function Asked({ asking, chatId, messages, onShow, onClose, onDone }: AskedProps) {
  const { messenger } = useApp();

  const captioned = (ids: number[]) => messages.some((it) => ids.includes(it.id) && it.media && it.text !== '');

  const forward = (ids: number[], to: PeerId[], without: ForwardWithout) => {
    onDone();
    messenger.forward(chatId, ids, to, without).then(
      () => say(t('forward.done', { count: ids.length })),
      (error: unknown) => say(wordsFor(error), 'error'),
    );
    if (to.length === 1 && to[0]) go({ at: 'chat', id: to[0] });
  };

  return (
    <Suspense>
      {asking.what === 'view' && (
        <Viewer first={asking.message} messages={messages} onClose={onClose} onShow={onShow} />
      )}
      {asking.what === 'witnesses' && <Witnesses message={asking.message} onClose={onClose} />}
      {asking.what === 'reaction' && <ChooseReaction message={asking.message} onClose={onClose} />}
      {asking.what === 'forward' && (
        <ForwardTo
          captioned={captioned(asking.ids)}
          onClose={onClose}
          onChosen={(to, without) => forward(asking.ids, to, without)}
        />
      )}
      {asking.what === 'remove' && (
        <Remove
          messages={asking.messages}
          onClose={(removed) => {
            if (removed) onDone();
            onClose();
          }}
        />
      )}
      {asking.what === 'report' && <Report chatId={chatId} ids={asking.ids} onClose={onClose} />}
    </Suspense>
  );
}
