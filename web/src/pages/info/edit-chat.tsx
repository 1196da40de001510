import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { Chat, PeerDetails } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Area, Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { PhotoButton } from '../../ui/photo-button.tsx';
import { FailedLine } from '../../ui/states.tsx';
import css from './info.module.css';

export function EditChat({
  chat,
  details,
  onClose,
}: {
  chat: Chat;
  details: PeerDetails | undefined;
  onClose: () => void;
}) {
  const { messenger } = useApp();
  const [title, setTitle] = useState(chat.name);
  const [about, setAbout] = useState(details?.about ?? '');
  const [username, setUsername] = useState(chat.username ?? '');
  const [photo, setPhoto] = useState<Blob>();
  const save = useAction(async () => {
    await messenger.editChat(chat.id, {
      ...(title.trim() !== chat.name && { title: title.trim() }),
      ...(about !== (details?.about ?? '') && { about }),
      ...(username !== (chat.username ?? '') && { username }),
      ...(photo && { photo }),
    });
    onClose();
  });
  return (
    <Modal
      title={t('info.edit')}
      open
      onClose={onClose}
      footer={
        <Button kind="primary" busy={save.busy} disabled={!title.trim()} onClick={() => void save.run()}>
          {t('save')}
        </Button>
      }
    >
      <div className={css.photo}>
        <PhotoButton onPhoto={setPhoto} chosen={photo}>
          <Avatar peer={chat} size={88} />
        </PhotoButton>
      </div>
      <Field label={t('new.title')} maxLength={128} value={title} onChange={(event) => setTitle(event.target.value)} />
      <Area label={t('new.about')} maxLength={255} value={about} onChange={(event) => setAbout(event.target.value)} />
      {chat.kind !== 'group' && chat.isOwner && (
        <Field
          label={t('info.publicName')}
          hint={t('info.publicNameHint')}
          dir="ltr"
          maxLength={32}
          value={username}
          onChange={(event) => setUsername(event.target.value.replace(/[^A-Za-z0-9_]/g, ''))}
        />
      )}
      <FailedLine error={save.error} />
    </Modal>
  );
}
