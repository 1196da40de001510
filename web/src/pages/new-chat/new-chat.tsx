import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { back, go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { PeerId } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Area, Field } from '../../ui/field.tsx';
import css from './new-chat.module.css';
import { PeopleList } from './people-list.tsx';

/** A new group: people first, then its name. A new channel: name and description. */
export function NewChat({ what }: { what: 'group' | 'channel' }) {
  const { messenger } = useApp();
  const [people, setPeople] = useState<PeerId[]>([]);
  const [named, setNamed] = useState(what === 'channel');
  const [title, setTitle] = useState('');
  const [about, setAbout] = useState('');
  const create = useAction(async () => {
    const id =
      what === 'group'
        ? await messenger.createGroup(title.trim(), people)
        : await messenger.createChannel(title.trim(), about.trim());
    go({ at: 'chat', id }, true);
  });
  return (
    <>
      <header className={css.head}>
        <IconButton label={t('back')} onClick={() => (named && what === 'group' ? setNamed(false) : back())}>
          <ArrowLeft size={20} />
        </IconButton>
        <h1>{t(what === 'group' ? 'new.group' : 'new.channel')}</h1>
      </header>
      {!named ? (
        <>
          <PeopleList chosen={people} onChange={setPeople} />
          <footer className={css.foot}>
            <Button kind="primary" wide disabled={people.length === 0} onClick={() => setNamed(true)}>
              {people.length === 0 ? t('next') : t('new.withPeople', { count: people.length })}
            </Button>
          </footer>
        </>
      ) : (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            void create.run();
          }}
        >
          <Field
            label={t('new.title')}
            autoFocus
            required
            maxLength={128}
            value={title}
            error={create.error === undefined ? undefined : wordsFor(create.error)}
            onChange={(event) => setTitle(event.target.value)}
          />
          {what === 'channel' && (
            <Area
              label={t('new.about')}
              hint={t('new.aboutHint')}
              maxLength={255}
              value={about}
              onChange={(event) => setAbout(event.target.value)}
            />
          )}
          <Button kind="primary" wide type="submit" busy={create.busy} disabled={!title.trim()}>
            {t(what === 'group' ? 'new.createGroup' : 'new.createChannel')}
          </Button>
        </form>
      )}
    </>
  );
}
