import { useEffect, useState } from 'react';
import { useAppState } from '../../app/context.tsx';
import type { Typing } from '../../data/state.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { nameOf } from '../../ui/peer-name.tsx';
import css from './chats.module.css';

const NOBODY: Typing[] = [];

/** Who is writing in a chat right now; a sign of life lasts only some seconds. */
export function useTyping(chatId: PeerId): Typing[] {
  const all = useAppState((state) => state.typing.get(chatId) ?? NOBODY);
  const [now, setNow] = useState(() => Date.now() / 1000);
  const active = all.filter((it) => it.until > now);
  useEffect(() => {
    setNow(Date.now() / 1000);
    if (all.length === 0) return;
    const last = Math.max(...all.map((it) => it.until));
    const timer = setTimeout(() => setNow(Date.now() / 1000), Math.max(0, last * 1000 - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [all]);
  return all.length === 0 ? NOBODY : active;
}

export function TypingLine({ chatId }: { chatId: PeerId }) {
  const typing = useTyping(chatId);
  const peers = useAppState((state) => state.peers);
  const first = typing[0];
  if (!first) return null;
  const name = nameOf(peers.get(first.peer)).split(' ')[0] ?? '';
  const text =
    chatId > 0
      ? t(first.doing === 'voice' ? 'typing.voice' : first.doing === 'typing' ? 'typing.one' : 'typing.file')
      : typing.length > 1
        ? t('typing.many', { count: typing.length })
        : t('typing.named', { name });
  return (
    <span className={css.typing}>
      {text}
      <span className={css.dots} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </span>
  );
}
