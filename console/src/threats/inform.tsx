import { useState } from 'react';
import type { ThreatView } from '../../../src/safety/index.ts';
import { Area, Choice, Field } from '../../../web/src/ui/field.tsx';
import { change } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { stateOptions } from './state-name.ts';

/** Notes which authority was told, how and of what; the draft stands in the field to begin with. */
export function InformOfThreat({ threat, onClose }: { threat: ThreatView; onClose: () => void }) {
  const { memberStates } = useSession().vocabulary;
  const [authority, setAuthority] = useState('');
  const [memberState, setMemberState] = useState(threat.toTell[0] ?? memberStates[0] ?? '');
  const [channel, setChannel] = useState('');
  const [told, setTold] = useState(threat.letter);
  const ready = [authority, channel, told].every((text) => text.trim() !== '');
  const save = () =>
    change('POST /threats/{id}/inform', { id: threat.id, body: { authority, memberState, channel, told } });
  return (
    <FormDialog
      title={t('threats.inform')}
      confirm={t('threats.inform')}
      ready={ready}
      wide
      does={save}
      onClose={onClose}
    >
      <Field
        label={t('threats.inform.whom')}
        value={authority}
        autoFocus
        maxLength={500}
        onChange={(event) => setAuthority(event.target.value)}
      />
      <Choice
        label={t('threats.inform.state')}
        value={memberState}
        options={stateOptions([...memberStates, 'EUROPOL'])}
        onChange={setMemberState}
      />
      <Field
        label={t('threats.inform.channel')}
        value={channel}
        maxLength={200}
        onChange={(event) => setChannel(event.target.value)}
      />
      <Area
        label={t('threats.inform.what')}
        value={told}
        rows={10}
        maxLength={5000}
        onChange={(event) => setTold(event.target.value)}
      />
    </FormDialog>
  );
}
