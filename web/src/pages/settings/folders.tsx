import { FolderPlus, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useApp, useAppState } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { Folder } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Switch } from '../../ui/switch.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { ChatChoices } from '../chats/chat-choices.tsx';
import { FolderLinks } from './folder-links.tsx';
import css from './settings.module.css';

const TITLE_LENGTH = 12;
const MAX_FOLDERS = 30;
const MAX_CHATS = 100;
const KINDS = ['contacts', 'others', 'groups', 'channels', 'bots'] as const;
const LEFT_OUT = ['excludeMuted', 'excludeRead', 'excludeArchived'] as const;
/** 0 and 1 are the list of all chats and the archive. */
const FIRST_ID = 2;

const empty = (folders: Folder[]): Folder => {
  const taken = new Set(folders.map(({ id }) => id));
  const kinds = { contacts: false, others: false, groups: false, channels: false, bots: false };
  const leaves = { excludeMuted: false, excludeRead: false, excludeArchived: true };
  let id = FIRST_ID;
  while (taken.has(id)) id++;
  return { id, title: '', pinned: [], include: [], exclude: [], ...kinds, ...leaves };
};

/** Folders of the list of chats: they stand above it as tabs, on all of one's devices. */
export function FoldersPage() {
  const folders = useAppState((state) => state.folders);
  const [editing, setEditing] = useState<Folder>();
  return (
    <section className={css.section}>
      <p className={css.note}>{t('folders.text')}</p>
      {folders.map((folder) => (
        <button key={folder.id} type="button" className={css.entry} onClick={() => setEditing(folder)}>
          <Pencil size={18} />
          <bdi>{folder.title}</bdi>
        </button>
      ))}
      {folders.length < MAX_FOLDERS && (
        <Button icon={<FolderPlus size={18} />} onClick={() => setEditing(empty(folders))}>
          {t('folders.new')}
        </Button>
      )}
      {editing && (
        <FolderDialog
          folder={editing}
          known={folders.some(({ id }) => id === editing.id)}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

function FolderDialog({ folder, known, onClose }: { folder: Folder; known: boolean; onClose: () => void }) {
  const { messenger } = useApp();
  const [next, setNext] = useState(folder);
  const save = useAction(async () => {
    await messenger.saveFolder({ ...next, title: next.title.trim(), shared });
    onClose();
  });
  const remove = useAction(async () => {
    await messenger.removeFolder(folder.id);
    onClose();
  });
  // As it is on the server: what was changed here has no link yet.
  const { shared } = useAppState((state) => state.folders.find(({ id }) => id === folder.id)) ?? folder;
  const plain = shared || (folder.exclude.length === 0 && !KINDS.some((kind) => folder[kind]));
  const toggle = (kind: (typeof KINDS | typeof LEFT_OUT)[number]) => (
    <Switch
      key={kind}
      label={t(`folders.${kind}`)}
      on={next[kind]}
      onChange={(on) => setNext({ ...next, [kind]: on })}
    />
  );
  const takesIn = next.include.length > 0 || KINDS.some((kind) => next[kind]);
  const error = save.error ?? remove.error;
  return (
    <Modal
      title={known ? t('folders.edit') : t('folders.new')}
      open
      onClose={onClose}
      footer={
        <>
          {known && (
            <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>
              {t('folders.remove')}
            </Button>
          )}
          <Button
            kind="primary"
            busy={save.busy}
            disabled={next.title.trim() === '' || !takesIn}
            onClick={() => void save.run()}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <Field
        label={t('folders.name')}
        autoFocus
        maxLength={TITLE_LENGTH}
        value={next.title}
        onChange={(event) => setNext({ ...next, title: event.target.value })}
      />
      {shared ? (
        <p className={css.note}>{t('folders.shared')}</p>
      ) : (
        <>
          <h3 className={css.subtitle}>{t('folders.kinds')}</h3>
          {KINDS.map(toggle)}
          <h3 className={css.subtitle}>{t('folders.without')}</h3>
          {LEFT_OUT.map(toggle)}
        </>
      )}
      {known && plain && <FolderLinks folder={folder} />}
      <h3 className={css.subtitle}>{t(shared ? 'folders.theseChats' : 'folders.chats')}</h3>
      <ChatChoices chosen={next.include} onChange={(include) => setNext({ ...next, include })} max={MAX_CHATS} />
      <FailedLine error={error} />
    </Modal>
  );
}
