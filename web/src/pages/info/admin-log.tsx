import { useEffect, useState } from 'react';
import { useApp, usePeer } from '../../app/context.tsx';
import type { Chat, LogEntry } from '../../data/views.ts';
import { fullDate, shortDate } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { clean, nameOf } from '../../ui/peer-name.tsx';
import { Empty, Failed, Skeleton } from '../../ui/states.tsx';
import css from './info.module.css';

const PAGE = 50;

/** Who did what in this chat lately, for those who run it. */
export function AdminLog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const { messenger } = useApp();
  const [query, setQuery] = useState('');
  const [entries, setEntries] = useState<LogEntry[]>();
  const [error, setError] = useState<unknown>();
  const [whole, setWhole] = useState(false);
  const load = (before?: string) =>
    messenger.adminLog(chat.id, query, before).then(
      (found) => {
        setEntries((old) => [...(before ? (old ?? []) : []), ...found]);
        setWhole(found.length < PAGE);
      },
      (failure: unknown) => setError(failure),
    );
  useEffect(() => void load(), [chat.id, query]);
  const last = entries?.at(-1);
  return (
    <Modal title={t('log.title')} open wide onClose={onClose}>
      <input
        type="search"
        className={css.filter}
        value={query}
        placeholder={t('log.search')}
        aria-label={t('log.search')}
        onChange={(event) => setQuery(event.target.value)}
      />
      {error !== undefined && <Failed error={error} />}
      {!entries && error === undefined && <Skeleton rows={5} />}
      {entries?.length === 0 && <Empty title={t('log.none')} text={t('log.noneText')} />}
      <ol className={css.log}>
        {entries?.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {last && !whole && (
        <Button kind="quiet" wide onClick={() => void load(last.id)}>
          {t('more')}
        </Button>
      )}
    </Modal>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const by = usePeer(entry.by);
  const to = usePeer(entry.to);
  return (
    <li>
      <Avatar peer={by} size={34} />
      <span>
        <bdi className={css.logWho}>{nameOf(by)}</bdi> {t(`log.${entry.name}`, { name: to ? nameOf(to) : '' })}
        {entry.text && <bdi className={css.logText}>{clean(entry.text)}</bdi>}
      </span>
      <time title={fullDate(entry.date)}>{shortDate(entry.date)}</time>
    </li>
  );
}
