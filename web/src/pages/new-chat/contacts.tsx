import { ArrowLeft, Contact, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useApp, useAppState } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { back, go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { PeerRow } from '../../ui/peer-row.tsx';
import { Empty, Failed, Skeleton } from '../../ui/states.tsx';
import { moveFocus } from '../chats/chat-list.tsx';
import { tidy } from '../sign-in/phone-step.tsx';
import css from './new-chat.module.css';
import { PeopleSearch, useContacts, usePeopleSearch } from './people-search.tsx';

/** The people one knows here, and a way to find others by name, @username or number. */
export function Contacts() {
  const contacts = useContacts();
  const peers = useAppState((state) => state.peers);
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState(false);
  const found = usePeopleSearch(query);
  const wanted = query.trim().toLowerCase();
  const mine = contacts.ids
    .filter((id) => (peers.get(id)?.name ?? '').toLowerCase().includes(wanted))
    .sort((a, b) => (peers.get(a)?.name ?? '').localeCompare(peers.get(b)?.name ?? ''));
  const others = found.filter((id) => !mine.includes(id));
  const open = (id: PeerId) => go({ at: 'chat', id });
  return (
    <>
      <header className={css.head}>
        <IconButton label={t('back')} onClick={back}>
          <ArrowLeft size={20} />
        </IconButton>
        <h1>{t('menu.contacts')}</h1>
        <IconButton label={t('contact.new')} onClick={() => setAdding(true)}>
          <UserPlus size={19} />
        </IconButton>
      </header>
      <PeopleSearch query={query} onQuery={setQuery} />
      <div className={css.list} onKeyDown={moveFocus}>
        {contacts.error !== undefined && mine.length === 0 && <Failed error={contacts.error} again={contacts.again} />}
        {!contacts.settled && mine.length === 0 && <Skeleton />}
        {mine.map((id) => (
          <PeerRow key={id} id={id} onOpen={open} />
        ))}
        {others.length > 0 && <h2 className={css.section}>{t('search.public')}</h2>}
        {others.map((id) => (
          <PeerRow key={id} id={id} onOpen={open} />
        ))}
        {contacts.settled && contacts.error === undefined && mine.length + others.length === 0 && (
          <Empty icon={<Contact />} title={t('contacts.none')} text={t('contacts.noneText')}>
            <Button kind="primary" onClick={() => setAdding(true)}>
              {t('contact.new')}
            </Button>
          </Empty>
        )}
      </div>
      {adding && (
        <AddContact
          onClose={() => {
            setAdding(false);
            contacts.again();
          }}
        />
      )}
    </>
  );
}

function AddContact({ onClose }: { onClose: () => void }) {
  const { messenger } = useApp();
  const [phone, setPhone] = useState('');
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const [missing, setMissing] = useState(false);
  const add = useAction(async () => {
    const id = await messenger.addContactByPhone(phone, first.trim(), last.trim());
    if (!id) return setMissing(true);
    onClose();
    go({ at: 'chat', id });
  });
  return (
    <Modal
      title={t('contact.new')}
      open
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          busy={add.busy}
          disabled={!first.trim() || phone.length < 6}
          onClick={() => void add.run()}
        >
          {t('contact.add')}
        </Button>
      }
    >
      <Field
        label={t('signIn.phone')}
        type="tel"
        dir="ltr"
        autoFocus
        value={phone}
        error={missing ? t('contact.missing') : add.error === undefined ? undefined : wordsFor(add.error)}
        onChange={(event) => {
          setPhone(tidy(event.target.value));
          setMissing(false);
        }}
      />
      <Field label={t('name.first')} maxLength={64} value={first} onChange={(event) => setFirst(event.target.value)} />
      <Field label={t('name.last')} maxLength={64} value={last} onChange={(event) => setLast(event.target.value)} />
    </Modal>
  );
}
