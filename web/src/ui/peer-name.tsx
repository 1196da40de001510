import { BadgeCheck } from 'lucide-react';
import type { Peer } from '../data/views.ts';
import { t } from '../i18n/index.ts';
import css from './peer-name.module.css';

/** The name of a person or chat with its marks. Foreign scripts and tricks with direction stay inside it. */
export function PeerName({ peer, saved = false }: { peer: Peer | undefined; saved?: boolean }) {
  return (
    <>
      <bdi className={css.name}>{nameOf(peer, saved)}</bdi>
      {peer?.isVerified && <BadgeCheck size={15} className={css.verified} aria-label={t('peer.verified')} />}
      {peer?.warning && <span className={css.warning}>{t(`peer.${peer.warning}`)}</span>}
    </>
  );
}

export function nameOf(peer: Peer | undefined, saved = false): string {
  if (saved) return t('saved');
  if (!peer) return '…';
  if (peer.kind === 'person' && peer.isDeleted) return t('peer.deleted');
  return clean(peer.name) || t('peer.nameless');
}

/** A name of nothing but invisible characters is no name. Direction overrides are dropped: they could fake another. */
export function clean(name: string): string {
  const text = name.replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g, '').trim();
  return /[^\s\p{Cf}\p{Cc}\p{Mn}\u115F\u1160\u3164\uFFA0\u2800]/u.test(text) ? text : '';
}
