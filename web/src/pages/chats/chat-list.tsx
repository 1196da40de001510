import { useVirtualizer } from '@tanstack/react-virtual';
import { Archive } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useApp, useAppState } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import { inFolder, sorted, wasMoved } from '../../app/sort-dialogs.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { ChatRow } from './chat-row.tsx';
import css from './chats.module.css';
import { NoChats } from './no-chats.tsx';

const ROW_PX = 68;

export function ChatList({ archived, folder, open }: { archived: boolean; folder: number; open: PeerId | undefined }) {
  const app = useApp();
  const dialogs = useAppState((state) => state.dialogs);
  const peers = useAppState((state) => state.peers);
  const known = useAppState((state) => state.dialogsKnown);
  const chosen = useAppState((state) => state.folders.find((it) => it.id === folder));
  const shown = useMemo(() => {
    const now = Date.now() / 1000;
    const all = [...dialogs.values()].filter((dialog) => {
      const peer = peers.get(dialog.chatId);
      if (wasMoved(peer)) return false;
      return chosen ? inFolder(chosen, dialog, peer, now) : dialog.archived === archived;
    });
    return sorted(all);
  }, [dialogs, peers, archived, chosen]);
  const archivedCount = useMemo(
    () => (archived || chosen ? 0 : [...dialogs.values()].filter((dialog) => dialog.archived).length),
    [dialogs, archived, chosen],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => shown[index]?.chatId ?? index,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= shown.length - 10;
  const [more, setMore] = useState(true);
  useEffect(() => {
    if (!nearEnd || !more || !known) return;
    setMore(false);
    app.messenger.moreDialogs(archived).then(setMore, () => {});
  }, [app, nearEnd, more, known, archived]);

  if (!known) return <Skeleton rows={9} />;
  if (shown.length === 0) return chosen ? <EmptyFolder /> : archived ? <EmptyArchive /> : <NoChats />;
  return (
    <div className={css.list} ref={scroller} onKeyDown={moveFocus}>
      {archivedCount > 0 && (
        <button type="button" className={css.archive} onClick={() => go({ at: 'archive' })} data-row>
          <Archive size={18} />
          {t('archive')}
          <span>{t('chats.count', { count: archivedCount })}</span>
        </button>
      )}
      <ul className={css.rows} style={{ height: rows.getTotalSize() }}>
        {items.map((item) => {
          const dialog = shown[item.index];
          return (
            dialog && (
              <li key={item.key} style={{ transform: `translateY(${item.start}px)` }}>
                <ChatRow dialog={dialog} open={dialog.chatId === open} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

/** Up and down walk through the rows, as in any list. */
export function moveFocus(event: React.KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const sortedRows = rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  const at = sortedRows.findIndex((row) => row === document.activeElement);
  const next = sortedRows[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function EmptyArchive() {
  return <Empty icon={<Archive />} title={t('archive.empty')} text={t('archive.emptyText')} />;
}

function EmptyFolder() {
  return <Empty title={t('folders.empty')} text={t('folders.emptyText')} />;
}
