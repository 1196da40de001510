import { Copy, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { useApp, useAppState, useFetched } from '../../app/context.tsx';
import type { Folder, Peer } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { say, withUndo } from '../../ui/toast.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from './settings.module.css';

/** Into which chats one may let others: everybody into public ones, admins into their own. */
function mayLetIn(peer: Peer | undefined): boolean {
  if (!peer || !('may' in peer)) return false;
  return peer.username !== undefined || (peer.isAdmin && peer.may.invite);
}

/** The links under which others can take in a folder. Whoever has one sees the chats that it names. */
export function FolderLinks({ folder }: { folder: Folder }) {
  const { messenger } = useApp();
  const peers = useAppState((state) => state.peers);
  const [hidden, setHidden] = useState<string[]>([]);
  const links = useFetched(() => messenger.folderLinks(folder.id), String(folder.id));
  const offered = folder.include.filter((id) => mayLetIn(peers.get(id)));
  const make = useAction(async () => {
    if (!folder.shared) await messenger.saveFolder(folder);
    await messenger.shareFolder(folder.id, offered);
    links.again();
  });
  return (
    <>
      <h3 className={css.subtitle}>{t('folders.links')}</h3>
      <p className={css.note}>
        {t(offered.length > 0 ? 'folders.linksText' : 'folders.linksNone', { count: offered.length })}
      </p>
      {links.value
        ?.filter(({ url }) => !hidden.includes(url))
        .map(({ url, chats }) => (
          <div key={url} className={css.folderLink}>
            <span>
              <bdi dir="ltr">{url.replace(/^https?:\/\//, '')}</bdi>
              <small>{t('chats.count', { count: chats.length })}</small>
            </span>
            <IconButton
              label={t('copy')}
              onClick={() => void navigator.clipboard?.writeText(url).then(() => say(t('copied')))}
            >
              <Copy size={17} />
            </IconButton>
            <IconButton
              label={t('links.revoke')}
              onClick={() =>
                withUndo(t('links.revoked'), () => messenger.revokeFolderLink(folder.id, url), {
                  hide: () => setHidden((old) => [...old, url]),
                  show: () => setHidden((old) => old.filter((it) => it !== url)),
                })
              }
            >
              <Link2Off size={17} />
            </IconButton>
          </div>
        ))}
      {offered.length > 0 && (
        <Button busy={make.busy} onClick={() => void make.run()}>
          {t('folders.share')}
        </Button>
      )}
      <FailedLine error={make.error} />
    </>
  );
}
