import { useState } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import { wordsFor } from '../../app/words-for.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from './chats.module.css';

/** What whoever shares the folder put into it after it was taken: offered above its chats until taken or declined. */
export function FolderNews({ folder }: { folder: number }) {
  const { messenger } = useApp();
  const offered = useFetched(() => messenger.folderNews(folder), String(folder));
  const [left, setLeft] = useState<PeerId[]>([]);
  const [open, setOpen] = useState(false);
  const news = offered.value ?? [];
  const chosen = news.filter((id) => !left.includes(id));
  const take = useAction(async () => {
    await messenger.takeFolderNews(folder, chosen);
    setOpen(false);
    offered.again();
  });
  const decline = () => {
    setOpen(false);
    messenger.declineFolderNews(folder).then(offered.again, (error: unknown) => say(wordsFor(error), 'error'));
  };
  if (news.length === 0) return null;
  return (
    <>
      <button type="button" className={css.news} onClick={() => setOpen(true)}>
        {t('folders.news', { count: news.length })}
      </button>
      <Modal
        title={t('folders.newsTitle')}
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onClick={decline}>{t('folders.newsDecline')}</Button>
            <Button kind="primary" busy={take.busy} disabled={chosen.length === 0} onClick={() => void take.run()}>
              {t('addlist.more', { count: chosen.length })}
            </Button>
          </>
        }
      >
        {news.map((id) => (
          <PeerRow
            key={id}
            id={id}
            chosen={chosen.includes(id)}
            onOpen={() => setLeft(left.includes(id) ? left.filter((it) => it !== id) : [...left, id])}
          />
        ))}
        <FailedLine error={take.error} />
      </Modal>
    </>
  );
}
