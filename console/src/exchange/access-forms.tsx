import { useState } from 'react';
import { Field } from '../../../web/src/ui/field.tsx';
import { change } from '../api/use-call.ts';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';

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
  const letIn = async () => {
    const { token } = await change('POST /exchange/peers', { body: { name: name.trim(), mode } });
    onMade({ title: t('access.token', { name: name.trim() }), secret: token });
  };
  return (
    <FormDialog
      title={t('access.peers.new')}
      confirm={t('access.peers.new')}
      ready={name.trim() !== ''}
      does={letIn}
      onClose={onClose}
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
    </FormDialog>
  );
}

/** Takes another server's exchange key in, or makes a new one. */
export function NewKey({ onClose }: { onClose: () => void }) {
  const [label, setLabel] = useState('');
  const [secret, setSecret] = useState('');
  const [current, setCurrent] = useState(false);
  const given = secret.trim().toLowerCase();
  const add = () =>
    change('POST /exchange/keys', {
      body: { label: label.trim(), current, ...(given === '' ? {} : { secret: given }) },
    });
  const ready = label.trim() !== '' && (given === '' || /^[0-9a-f]{32,128}$/.test(given));
  return (
    <FormDialog title={t('access.keys.new')} confirm={t('access.keys.new')} ready={ready} does={add} onClose={onClose}>
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
    </FormDialog>
  );
}
