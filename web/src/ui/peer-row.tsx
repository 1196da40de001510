import type { ReactNode } from 'react';
import { usePeer, useSelf } from '../app/context.tsx';
import { type Peer, type PeerId, SERVICE_ACCOUNT } from '../data/views.ts';
import { presence } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Avatar } from './avatar.tsx';
import { PeerName } from './peer-name.tsx';
import css from './peer-row.module.css';

interface PeerRowProps {
  id: PeerId;
  onOpen: (id: PeerId) => void;
  /** Stands at the end of the row: a badge, a button. */
  end?: ReactNode;
  line?: string;
  chosen?: boolean;
  /** Oneself stands for one's notes here, not for the person. */
  notes?: boolean;
}

/** One person or chat in a list. With `chosen` the row is a box to tick. */
export function PeerRow({ id, onOpen, end, line, chosen, notes = false }: PeerRowProps) {
  const peer = usePeer(id);
  const self = useSelf();
  return (
    <div className={css.row}>
      <button
        type="button"
        className={css.button}
        data-row
        role={chosen === undefined ? undefined : 'checkbox'}
        aria-checked={chosen}
        onClick={() => onOpen(id)}
      >
        <Avatar peer={peer} saved={notes && id === self} size={42} />
        <span className={css.words}>
          <span className={css.name}>
            <PeerName peer={peer} saved={notes && id === self} />
          </span>
          <span className={css.line}>{line ?? subtitle(peer)}</span>
        </span>
        {chosen !== undefined && <span className={css.box} data-on={chosen || undefined} aria-hidden="true" />}
      </button>
      {end}
    </div>
  );
}

/** What stands under a name: when last seen, how many members. */
export function subtitle(peer: Peer | undefined): string {
  if (!peer) return '';
  switch (peer.kind) {
    case 'person':
      if (peer.id === SERVICE_ACCOUNT) return t('peer.service');
      return peer.isDeleted ? '' : presence(peer.presence);
    case 'bot':
      return t('peer.bot');
    case 'channel':
      return peer.members === undefined ? t('peer.channel') : t('peer.subscribers', { count: peer.members });
    default:
      return peer.members === undefined ? t('peer.group') : t('peer.members', { count: peer.members });
  }
}
