import { useState } from 'react';
import { Choice, Field } from '../../../web/src/ui/field.tsx';
import type { ExchangeKeyRow } from '../api/calls.ts';
import { change } from '../api/use-call.ts';
import { go } from '../app/route.ts';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';

/** Follows another server: its bundles are taken in by themselves, or it is only asked. */
export function FollowServer({ keys, onClose }: { keys: readonly ExchangeKeyRow[]; onClose: () => void }) {
  const [url, setUrl] = useState('');
  const [issuer, setIssuer] = useState('');
  const [publicKey, setPublicKey] = useState('');
  const [token, setToken] = useState('');
  const [mode, setMode] = useState<'pull' | 'ask'>('pull');
  const [keyId, setKeyId] = useState(keys.at(-1)?.keyId ?? '');
  const ready = [url, issuer, token].every((text) => text.trim() !== '') && /^[0-9a-f]{64}$/i.test(publicKey.trim());
  const follow = async () => {
    await change('POST /subscriptions', {
      body: {
        url: url.trim(),
        token: token.trim(),
        issuer: issuer.trim(),
        publicKey: publicKey.trim().toLowerCase(),
        mode,
        ...(mode === 'ask' && keyId !== '' ? { keyId } : {}),
      },
    });
    go('exchange?tab=servers');
  };
  return (
    <FormDialog title={t('follow.new')} confirm={t('follow.new')} ready={ready} wide does={follow} onClose={onClose}>
      <Field
        label={t('follow.url')}
        type="url"
        placeholder="https://"
        value={url}
        autoFocus
        onChange={(event) => setUrl(event.target.value)}
      />
      <Field label={t('follow.issuer')} value={issuer} onChange={(event) => setIssuer(event.target.value)} />
      <Field
        label={t('follow.key')}
        hint={t('follow.key.hint')}
        value={publicKey}
        spellCheck={false}
        onChange={(event) => setPublicKey(event.target.value)}
      />
      <Field
        label={t('follow.token')}
        value={token}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setToken(event.target.value)}
      />
      <Radios
        label={t('follow.mode')}
        hint={t(`follow.${mode}.hint`)}
        options={[
          { value: 'pull', label: t('follow.pull') },
          { value: 'ask', label: t('follow.ask') },
        ]}
        value={mode}
        onChange={setMode}
      />
      {mode === 'ask' && keys.length > 0 && (
        <Choice
          label={t('follow.exchangeKey')}
          value={keyId}
          options={keys.map((key) => ({ value: key.keyId, label: key.label }))}
          onChange={setKeyId}
        />
      )}
    </FormDialog>
  );
}
