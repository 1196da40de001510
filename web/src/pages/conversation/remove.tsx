import { useState } from 'react';
import { useApp, usePeer, useSelf } from '../../app/context.tsx';
import type { Message } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Switch } from '../../ui/switch.tsx';
import { withUndo } from '../../ui/toast.tsx';
import { nameOf } from '../../ui/peer-name.tsx';
import { hideMessages, unhideMessages } from './hidden.ts';

/** Deleting asks only what has to be decided: for whom. It can be undone for some seconds. */
export function Remove({ messages, onClose }: { messages: Message[]; onClose: (removed: boolean) => void }) {
  const { messenger } = useApp();
  const chatId = messages[0]?.chatId ?? 0;
  const peer = usePeer(chatId);
  const self = useSelf();
  const shared = chatId < -1_000_000_000_000;
  const mayChoose = !shared && chatId !== self;
  const [forAll, setForAll] = useState(messages.every((message) => message.out));
  const ids = messages.map((message) => message.id);
  const remove = () => {
    withUndo(t('remove.done', { count: ids.length }), () => messenger.remove(chatId, ids, forAll || shared), {
      hide: () => hideMessages(chatId, ids),
      show: () => unhideMessages(chatId, ids),
    });
    onClose(true);
  };
  return (
    <Modal
      title={t('remove.title', { count: ids.length })}
      open
      onClose={() => onClose(false)}
      footer={
        <>
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button kind="danger" onClick={remove} autoFocus>
            {t('delete')}
          </Button>
        </>
      }
    >
      {mayChoose ? (
        <Switch
          label={chatId > 0 ? t('remove.alsoFor', { name: nameOf(peer) }) : t('remove.forAll')}
          on={forAll}
          onChange={setForAll}
        />
      ) : (
        <p>{shared ? t('remove.shared') : t('remove.text')}</p>
      )}
    </Modal>
  );
}
