import { AtSign, Bell, BellOff, Link2, Pencil, Phone, Text, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useApp, useDialog, useFetched, usePeer, useSelf } from '../../app/context.tsx';
import { back } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { Peer, PeerDetails, PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { PeerName } from '../../ui/peer-name.tsx';
import { subtitle } from '../../ui/peer-row.tsx';
import { Failed } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { say } from '../../ui/toast.tsx';
import css from './info.module.css';
import { InfoTabs } from './info-tabs.tsx';

const Governing = lazy(() => import('./governing.tsx').then((module) => ({ default: module.Governing })));
const EditChat = lazy(() => import('./edit-chat.tsx').then((module) => ({ default: module.EditChat })));
const FOREVER = 2_147_483_647;

/** Everything about a person or chat: who, how to reach, members, media, files, links. */
export function InfoPanel({ chatId }: { chatId: PeerId }) {
  const { messenger } = useApp();
  const self = useSelf();
  const peer = usePeer(chatId);
  const details = useFetched(() => messenger.details(chatId), String(chatId));
  const [editing, setEditing] = useState(false);
  const chat = peer && 'may' in peer ? peer : undefined;
  return (
    <aside className={css.panel} aria-label={t('info')}>
      <header className={css.head}>
        <IconButton label={t('close')} onClick={back}>
          <X size={20} />
        </IconButton>
        <h2>{t('info')}</h2>
        {chat?.may.changeInfo && chat.isMember && (
          <IconButton label={t('info.edit')} onClick={() => setEditing(true)}>
            <Pencil size={18} />
          </IconButton>
        )}
      </header>
      <div className={css.scroll}>
        <div className={css.card}>
          <Avatar peer={peer} saved={chatId === self} size={112} />
          <p className={css.name}>
            <PeerName peer={peer} saved={chatId === self} />
          </p>
          <p className={css.line}>{chatId === self ? t('saved.line') : subtitle(peer)}</p>
        </div>
        {details.error !== undefined ? (
          <Failed error={details.error} again={details.again} />
        ) : (
          peer && <Facts peer={peer} details={details.value} />
        )}
        {chat?.isMember && chat.isAdmin && (
          <Suspense>
            <Governing chat={chat} details={details.value} again={details.again} />
          </Suspense>
        )}
        {peer && <InfoTabs peer={peer} details={details.value} />}
      </div>
      <Suspense>
        {editing && chat && (
          <EditChat
            chat={chat}
            details={details.value}
            onClose={() => {
              setEditing(false);
              details.again();
            }}
          />
        )}
      </Suspense>
    </aside>
  );
}

function Facts({ peer, details }: { peer: Peer; details: PeerDetails | undefined }) {
  const { messenger } = useApp();
  const self = useSelf();
  const dialog = useDialog(peer.id);
  const muted = (dialog?.mutedUntil ?? 0) > Date.now() / 1000;
  const phone = 'phone' in peer ? peer.phone : undefined;
  return (
    <div className={css.facts}>
      {phone && <Fact icon={<Phone size={19} />} name={t('info.phone')} value={`+${phone.replace(/^\+/, '')}`} ltr />}
      {peer.username && <Fact icon={<AtSign size={19} />} name={t('info.username')} value={`@${peer.username}`} ltr />}
      {details?.about && <Fact icon={<Text size={19} />} name={t('info.about')} value={details.about} />}
      {details?.inviteLink && <Fact icon={<Link2 size={19} />} name={t('info.link')} value={details.inviteLink} ltr />}
      {dialog && peer.id !== self && (
        <div className={css.switch}>
          {muted ? <BellOff size={19} /> : <Bell size={19} />}
          <Switch
            label={t('info.notifications')}
            on={!muted}
            onChange={(on) =>
              void messenger
                .setMuted(peer.id, on ? 0 : FOREVER)
                .catch((error: unknown) => say(wordsFor(error), 'error'))
            }
          />
        </div>
      )}
    </div>
  );
}

function Fact({ icon, name, value, ltr }: { icon: React.ReactNode; name: string; value: string; ltr?: boolean }) {
  return (
    <button
      type="button"
      className={css.fact}
      title={t('copy')}
      onClick={() => void navigator.clipboard?.writeText(value).then(() => say(t('copied')))}
    >
      {icon}
      <span>
        <bdi className={css.value} dir={ltr ? 'ltr' : 'auto'}>
          {value}
        </bdi>
        <span className={css.what}>{name}</span>
      </span>
    </button>
  );
}
