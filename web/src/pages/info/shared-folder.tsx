import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import { back, go } from '../../app/route.ts';
import type { PeerId, SharedFolder } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { Empty, Failed, FailedLine, Skeleton } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from './shared-folder.module.css';

/** Where the link of a shared folder leads: its chats, of which one takes those that one wants. */
export function SharedFolderPage({ slug }: { slug: string }) {
  const { messenger } = useApp();
  const found = useFetched(async () => (await messenger.sharedFolder(slug)) ?? null, slug);
  if (found.error !== undefined) return <Failed error={found.error} again={found.again} />;
  if (found.value === undefined) return <Skeleton rows={4} />;
  if (found.value === null) {
    return (
      <Empty title={t('addlist.gone')} text={t('addlist.goneText')}>
        <Button onClick={back}>{t('back')}</Button>
      </Empty>
    );
  }
  return <Offer slug={slug} folder={found.value} />;
}

function Offer({ slug, folder }: { slug: string; folder: SharedFolder }) {
  const { messenger } = useApp();
  const { title, chats, taken = [] } = folder;
  const missing = chats.filter((id) => !taken.includes(id));
  const [left, setLeft] = useState<PeerId[]>([]);
  const chosen = missing.filter((id) => !left.includes(id));
  const take = useAction(async () => {
    await messenger.takeFolder(slug, chosen);
    say(t('addlist.done', { title }));
    go({ at: 'chats' }, true);
  });
  const toggle = (id: PeerId) => setLeft(left.includes(id) ? left.filter((it) => it !== id) : [...left, id]);
  return (
    <section className={css.folder} aria-label={t('addlist.title')}>
      <FolderOpen size={40} aria-hidden="true" />
      <h1 dir="auto">{title}</h1>
      <p>{t(folder.taken && missing.length === 0 ? 'addlist.have' : 'addlist.text')}</p>
      <div className={css.chats}>
        {missing.map((id) => (
          <PeerRow key={id} id={id} chosen={chosen.includes(id)} onOpen={() => toggle(id)} />
        ))}
        {taken.map((id) => (
          <PeerRow key={id} id={id} onOpen={() => go({ at: 'chat', id })} />
        ))}
      </div>
      {missing.length > 0 ? (
        <Button kind="primary" busy={take.busy} disabled={chosen.length === 0} onClick={() => void take.run()}>
          {t(folder.taken ? 'addlist.more' : 'addlist.take', { count: chosen.length })}
        </Button>
      ) : (
        <Button onClick={back}>{t('back')}</Button>
      )}
      <FailedLine error={take.error} />
    </section>
  );
}
