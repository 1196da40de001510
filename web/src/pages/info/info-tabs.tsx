import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import type { SearchKind } from '../../data/verbs/search.ts';
import type { Message, Peer, PeerDetails, PeerId } from '../../data/views.ts';
import { shortDate } from '../../i18n/format.ts';
import { type Key, t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { mediaText } from '../../ui/message-text.ts';
import { PeerRow } from '../../ui/peer-row.tsx';
import { Empty, Failed, Skeleton } from '../../ui/states.tsx';
import { useFile } from '../../ui/use-file.ts';
import css from './info.module.css';
import { Links } from './links.tsx';
import { Members } from './members.tsx';

const SHARED: { key: SearchKind; label: Key }[] = [
  { key: 'photos', label: 'info.media' },
  { key: 'files', label: 'info.files' },
  { key: 'links', label: 'info.links' },
  { key: 'voice', label: 'info.voice' },
];

export function InfoTabs({ peer, details }: { peer: Peer; details: PeerDetails | undefined }) {
  const chat = 'may' in peer ? peer : undefined;
  const members = chat && (chat.kind !== 'channel' || chat.isAdmin) && details?.canSeeMembers;
  const invites = chat?.may.invite && chat.isMember && chat.isAdmin;
  const [tab, setTab] = useState<string>();
  const first = members ? 'members' : 'photos';
  return (
    <Tabs.Root value={tab ?? first} onValueChange={(value) => setTab(String(value))} className={css.tabs}>
      <Tabs.List className={css.tabList}>
        {members && <Tabs.Tab value="members">{t('info.members')}</Tabs.Tab>}
        {SHARED.map(({ key, label }) => (
          <Tabs.Tab key={key} value={key}>
            {t(label)}
          </Tabs.Tab>
        ))}
        {!chat && (details?.commonChats ?? 0) > 0 && <Tabs.Tab value="common">{t('info.common')}</Tabs.Tab>}
        {invites && <Tabs.Tab value="invites">{t('info.invites')}</Tabs.Tab>}
      </Tabs.List>
      {chat && members && (
        <Tabs.Panel value="members">
          <Members chat={chat} />
        </Tabs.Panel>
      )}
      {SHARED.map(({ key }) => (
        <Tabs.Panel key={key} value={key}>
          <Shared chatId={peer.id} kind={key} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="common">
        <Common person={peer.id} />
      </Tabs.Panel>
      {chat && invites && (
        <Tabs.Panel value="invites">
          <Links chat={chat} />
        </Tabs.Panel>
      )}
    </Tabs.Root>
  );
}

function Shared({ chatId, kind }: { chatId: PeerId; kind: SearchKind }) {
  const { messenger } = useApp();
  const [found, setFound] = useState<{ messages: Message[]; total: number }>();
  const [error, setError] = useState<unknown>();
  const load = (before: number) =>
    messenger.searchChat(chatId, '', kind, before).then(
      (result) =>
        setFound((old) => ({
          messages: [...(before ? (old?.messages ?? []) : []), ...result.messages],
          total: result.total,
        })),
      (failure: unknown) => setError(failure),
    );
  useEffect(() => void load(0), [chatId, kind]);
  if (error !== undefined) return <Failed error={error} />;
  if (!found) return <Skeleton rows={3} round={false} />;
  if (found.messages.length === 0) return <Empty title={t('info.nothing')} text={t(`info.nothing.${kind}` as Key)} />;
  return (
    <>
      {kind === 'photos' ? (
        <div className={css.grid}>
          {found.messages.map((message) => (
            <Tile key={message.key} message={message} />
          ))}
        </div>
      ) : (
        found.messages.map((message) => <Line key={message.key} message={message} />)
      )}
      {found.messages.length < found.total && (
        <Button kind="quiet" wide onClick={() => void load(found.messages.at(-1)?.id ?? 0)}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Tile({ message }: { message: Message }) {
  const { media } = message;
  const url = useFile(media?.kind === 'photo' ? media.file : media && 'preview' in media ? media.preview : undefined);
  return (
    <button
      type="button"
      className={css.tile}
      aria-label={mediaText(message)}
      onClick={() => go({ at: 'chat', id: message.chatId, message: message.id })}
    >
      {url ? <img src={url} alt="" loading="lazy" /> : mediaText(message)}
    </button>
  );
}

function Line({ message }: { message: Message }) {
  const link = message.entities.find((it) => it.kind === 'url' || it.kind === 'link');
  const address = link?.url ?? (link && message.text.slice(link.offset, link.offset + link.length));
  return (
    <button
      type="button"
      className={css.found}
      onClick={() => go({ at: 'chat', id: message.chatId, message: message.id })}
    >
      <bdi>{mediaText(message) || address || message.text.slice(0, 120)}</bdi>
      <time>{shortDate(message.date)}</time>
    </button>
  );
}

function Common({ person }: { person: PeerId }) {
  const { messenger } = useApp();
  const [chats, setChats] = useState<PeerId[]>([]);
  useEffect(() => {
    messenger.commonChats(person).then(
      (found) => setChats(found.map((chat) => chat.id)),
      () => {},
    );
  }, [messenger, person]);
  return chats.map((id) => <PeerRow key={id} id={id} onOpen={() => go({ at: 'chat', id })} />);
}
