import { Pin } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import type { Message, PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { mediaText } from '../../ui/message-text.ts';
import css from './conversation.module.css';

/** The pinned messages: each click goes to the next older one. */
export function PinBar({
  chatId,
  messages,
  onShow,
}: {
  chatId: PeerId;
  messages: readonly Message[];
  onShow: (id: number) => void;
}) {
  const { messenger, onPatch } = useApp();
  const [pinned, setPinned] = useState<Message[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    let current = true;
    const load = () =>
      messenger.pinned(chatId).then(
        (found) => current && setPinned(found),
        () => {},
      );
    void load();
    const stop = onPatch((patch) => {
      if (patch.is === 'messages' && patch.messages.some((it) => it.chatId === chatId && it.action?.name === 'pinned'))
        void load();
      if (patch.is === 'deleted' && patch.chatId === chatId) {
        setPinned((old) => old.filter((it) => !patch.ids.includes(it.id)));
      }
    });
    return () => {
      current = false;
      stop();
    };
  }, [messenger, onPatch, chatId]);
  // What is loaded knows best whether it is pinned.
  const byId = new Map(pinned.map((it) => [it.id, it]));
  for (const message of messages) {
    if (message.pinned) byId.set(message.id, message);
    else byId.delete(message.id);
  }
  const all = [...byId.values()].sort((a, b) => a.id - b.id);
  const index = Math.max(0, all.length - 1 - (at % Math.max(1, all.length)));
  const message = all[index];
  if (!message) return null;
  return (
    <button
      type="button"
      className={css.pinBar}
      onClick={() => {
        onShow(message.id);
        setAt(at + 1);
      }}
    >
      <Pin size={16} />
      <span className={css.pinWords}>
        <span className={css.pinTitle}>{all.length > 1 ? t('pinned.number', { number: index + 1 }) : t('pinned')}</span>
        <bdi className={css.pinText}>{[mediaText(message), message.text].filter(Boolean).join(' · ')}</bdi>
      </span>
    </button>
  );
}
