import { useEffect, useState } from 'react';
import { useApp, usePeer, useSelf } from '../../../app/context.tsx';
import type { Message } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { hueOf } from '../../../ui/avatar.tsx';
import { mediaText, outwardText } from '../../../ui/message-text.ts';
import { nameOf } from '../../../ui/peer-name.tsx';
import { useActions } from '../actions.tsx';
import css from './reply-line.module.css';

/** The message that this one answers, in two lines; a click goes there. */
export function ReplyLine({ message }: { message: Message }) {
  const { messenger } = useApp();
  const { show } = useActions();
  const { reply, chatId } = message;
  const [original, setOriginal] = useState<Message | null>();
  useEffect(() => {
    if (!reply) return;
    let current = true;
    messenger.message(reply.from ?? chatId, reply.id).then(
      (found) => current && setOriginal(found ?? null),
      () => current && setOriginal(null),
    );
    return () => {
      current = false;
    };
  }, [messenger, chatId, reply]);
  if (!reply) return null;
  return (
    <button
      type="button"
      className={css.reply}
      onClick={() => original && show(reply.id)}
      data-hue={original ? '' : undefined}
      style={{ '--hue': hueOf(original?.from ?? chatId) } as React.CSSProperties}
    >
      {original ? (
        <Original message={original} quote={reply.quote} />
      ) : (
        <span className={css.replyText}>{original === null ? t('message.gone') : '…'}</span>
      )}
    </button>
  );
}

export function Original({ message, quote }: { message: Message; quote?: string }) {
  const from = usePeer(message.from);
  const self = useSelf();
  const text = quote ?? [mediaText(message), outwardText(message)].filter(Boolean).join(' · ');
  return (
    <>
      <bdi className={css.replyName}>{message.from === self ? t('you') : nameOf(from)}</bdi>
      <bdi className={css.replyText}>{text.slice(0, 160)}</bdi>
    </>
  );
}
