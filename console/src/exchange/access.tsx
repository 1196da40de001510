import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import type { ExchangeView, PeerRow } from '../api/calls.ts';
import { change } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { date, moment } from '../i18n/format.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';
import { Secret } from '../ui/secret.tsx';
import { attempt } from '../ui/toast.ts';
import { NewKey, NewPeer } from './access-forms.tsx';

interface Shown {
  readonly title: string;
  readonly secret: string;
}

/** This server's name and key, who may pull or ask, whose bundles are accepted, and the keys that servers share. */
export function Access({ view }: { view: ExchangeView }) {
  const { may } = useSession();
  const mayManage = may('exchange.manage');
  const [adding, setAdding] = useState<'peer' | 'key'>();
  const [secret, setSecret] = useState<Shown>();
  const copy = () => attempt(navigator.clipboard.writeText(view.publicKey), t('do.copied'));
  return (
    <>
      <section className={css.card}>
        <h2>{t('access.own')}</h2>
        <p className={css.quiet}>{t('access.own.text')}</p>
        <dl className={css.facts}>
          <dt>{t('access.name')}</dt>
          <dd>{view.name}</dd>
          <dt>{t('access.signing')}</dt>
          <dd className={css.code}>{view.publicKey}</dd>
        </dl>
        <div className={css.row}>
          <Button onClick={copy}>{t('do.copy')}</Button>
        </div>
      </section>
      <section className={css.card}>
        <div className={css.spread}>
          <h2>{t('access.peers')}</h2>
          {mayManage && <Button onClick={() => setAdding('peer')}>{t('access.peers.new')}</Button>}
        </div>
        {view.peers.length === 0 && <p className={css.quiet}>{t('access.peers.none')}</p>}
        {view.peers.map((peer) => (
          <Peer key={peer.id} peer={peer} mayManage={mayManage} />
        ))}
      </section>
      <section className={css.card}>
        <h2>{t('access.issuers')}</h2>
        {view.issuers.length === 0 && <p className={css.quiet}>{t('access.issuers.none')}</p>}
        {view.issuers.map((issuer) => (
          <div key={issuer.id}>
            <p>
              {issuer.name} <span className={css.code}>{issuer.publicKey.slice(0, 16)}…</span>
            </p>
            <p className={`${css.quiet} ${css.small}`}>
              {t('access.accepted')} {date(issuer.acceptedAtMs)}, {issuer.acceptedBy} · {t('access.sequence')}{' '}
              {formatNumber(issuer.lastSequence)}
            </p>
          </div>
        ))}
      </section>
      <section className={css.card}>
        <div className={css.spread}>
          <h2>{t('access.keys')}</h2>
          {mayManage && <Button onClick={() => setAdding('key')}>{t('access.keys.new')}</Button>}
        </div>
        <p className={css.quiet}>{t('access.keys.text')}</p>
        {view.keys.length === 0 && <p className={css.quiet}>{t('access.keys.none')}</p>}
        {view.keys.map((key) => (
          <div key={key.id} className={css.spread}>
            <p>
              {key.label} <span className={css.code}>{key.keyId}</span> {date(key.addedAtMs)}{' '}
              {key.current && <Chip kind="success">{t('access.keys.isCurrent')}</Chip>}
            </p>
            {key.secret !== undefined && (
              <Button
                onClick={() =>
                  setSecret({ title: t('access.keys.title', { label: key.label }), secret: key.secret ?? '' })
                }
              >
                {t('access.keys.show')}
              </Button>
            )}
          </div>
        ))}
      </section>
      {adding === 'peer' && <NewPeer onClose={() => setAdding(undefined)} onMade={setSecret} />}
      {adding === 'key' && <NewKey onClose={() => setAdding(undefined)} />}
      {secret && <Secret title={secret.title} secret={secret.secret} onClose={() => setSecret(undefined)} />}
    </>
  );
}

function Peer({ peer, mayManage }: { peer: PeerRow; mayManage: boolean }) {
  return (
    <div className={css.spread}>
      <div>
        <p>
          {peer.name} <Chip>{t(`access.peers.${peer.mode}`)}</Chip>{' '}
          {peer.revokedAtMs !== null && <Chip>{t('follow.ended')}</Chip>}
        </p>
        <p className={`${css.quiet} ${css.small}`}>
          {t('access.seen')}: {peer.lastSeenAtMs === null ? t('follow.never') : moment(peer.lastSeenAtMs)}
        </p>
      </div>
      {mayManage && peer.revokedAtMs === null && (
        <Button kind="danger" onClick={() => attempt(change('DELETE /exchange/peers/{id}', { id: peer.id }))}>
          {t('access.end')}
        </Button>
      )}
    </div>
  );
}
