import { useState } from 'react';
import { useApp, usePeer, useSelf } from '../../../app/context.tsx';
import { wordsFor } from '../../../app/words-for.ts';
import type { Message } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { say } from '../../../ui/toast.tsx';
import { nameOf } from '../../../ui/peer-name.tsx';

/** Deleting for others cannot be undone: it asks once, together with for whom. */
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
    messenger.remove(chatId, ids, forAll || shared).catch((error: unknown) => say(wordsFor(error), 'error'));
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
