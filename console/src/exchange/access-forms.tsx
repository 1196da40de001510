import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { Modal } from '../../../web/src/ui/modal.tsx';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { change } from '../api/use-call.ts';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FailedLine } from '../ui/failed.tsx';

/** Lets another server in; its token is told once. */
export function NewPeer({
  onClose,
  onMade,
}: {
  onClose: () => void;
  onMade: (made: { title: string; secret: string }) => void;
}) {
  const [name, setName] = useState('');
  const [mode, setMode] = useState<'pull' | 'query'>('pull');
  const { run, busy, error } = useAction(async () => {
    const { token } = await change('POST /exchange/peers', { body: { name: name.trim(), mode } });
    onMade({ title: t('access.token', { name: name.trim() }), secret: token });
  });
  return (
    <Modal
      title={t('access.peers.new')}
      open
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          busy={busy}
          disabled={name.trim() === ''}
          onClick={() => void run().then((done) => done && onClose())}
        >
          {t('access.peers.new')}
        </Button>
      }
    >
      <Field
        label={t('access.name')}
        value={name}
        autoFocus
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <Radios
        label={t('follow.mode')}
        options={[
          { value: 'pull', label: t('access.peers.pull') },
          { value: 'query', label: t('access.peers.query') },
        ]}
        value={mode}
        onChange={setMode}
      />
      <FailedLine error={error} />
    </Modal>
  );
}

/** Takes another server's exchange key in, or makes a new one. */
export function NewKey({ onClose }: { onClose: () => void }) {
  const [label, setLabel] = useState('');
  const [secret, setSecret] = useState('');
  const [current, setCurrent] = useState(false);
  const given = secret.trim().toLowerCase();
  const { run, busy, error } = useAction(() =>
    change('POST /exchange/keys', {
      body: { label: label.trim(), current, ...(given === '' ? {} : { secret: given }) },
    }),
  );
  const ready = label.trim() !== '' && (given === '' || /^[0-9a-f]{32,128}$/.test(given));
  return (
    <Modal
      title={t('access.keys.new')}
      open
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          busy={busy}
          disabled={!ready}
          onClick={() => void run().then((done) => done && onClose())}
        >
          {t('access.keys.new')}
        </Button>
      }
    >
      <Field
        label={t('access.keys.label')}
        value={label}
        autoFocus
        maxLength={100}
        onChange={(event) => setLabel(event.target.value)}
      />
      <Field
        label={t('access.keys.secret')}
        hint={t('access.keys.secret.hint')}
        value={secret}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setSecret(event.target.value)}
      />
      <label>
        <input type="checkbox" checked={current} onChange={(event) => setCurrent(event.target.checked)} />{' '}
        {t('access.keys.current')}
      </label>
      <FailedLine error={error} />
    </Modal>
  );
}
