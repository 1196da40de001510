import { Hash, Lock, LockOpen, Pin, Plus } from 'lucide-react';
import { useState } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { Chat, Topic } from '../../data/views.ts';
import { compact } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Empty, Failed, Skeleton } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';
import css from './conversation.module.css';
import { ConversationHeader } from './header.tsx';
import { Report } from './asked/report.tsx';

const GENERAL = 1;
const TITLE_LIMIT = 128;

/** The subjects of a forum: where one goes on reading, and where admins open and close them. */
export function Topics({ chat, infoShown }: { chat: Chat; infoShown: boolean }) {
  const { messenger } = useApp();
  const topics = useFetched(() => messenger.topics(chat.id), String(chat.id));
  const [making, setMaking] = useState(false);
  const [reporting, setReporting] = useState(false);
  const mayManage = chat.holds.includes('manageTopics');
  return (
    <section className={css.conversation} aria-label={t('conversation')}>
      <ConversationHeader
        chatId={chat.id}
        infoShown={infoShown}
        onSearch={() => go({ at: 'chat', id: chat.id, thread: GENERAL })}
        onReport={() => setReporting(true)}
      />
      <div className={css.topics}>
        {topics.error !== undefined && <Failed error={topics.error} again={topics.again} />}
        {!topics.value && topics.error === undefined && <Skeleton rows={5} />}
        {topics.value?.length === 0 && <Empty title={t('topics.none')} text={t('topics.noneText')} />}
        <ul>
          {topics.value?.map((topic) => (
            <li key={topic.id} className={css.topicRow}>
              <button
                type="button"
                className={css.topic}
                onClick={() => go({ at: 'chat', id: chat.id, thread: topic.id })}
              >
                <Hash size={20} style={{ color: `#${topic.color.toString(16).padStart(6, '0')}` }} />
                <bdi className={css.topicTitle}>{topic.title}</bdi>
                {topic.pinned && <Pin size={15} aria-label={t('pinned')} />}
                {topic.closed && <Lock size={15} aria-label={t('topics.closed')} />}
                {topic.unread > 0 && <span className={css.topicUnread}>{compact(topic.unread)}</span>}
              </button>
              {(mayManage || topic.mine) && <CloseButton chat={chat} topic={topic} onDone={topics.again} />}
            </li>
          ))}
        </ul>
        {chat.may.write && (
          <Button kind="quiet" wide icon={<Plus size={18} />} onClick={() => setMaking(true)}>
            {t('topics.new')}
          </Button>
        )}
      </div>
      {making && (
        <NewTopic
          chat={chat}
          onClose={(made) => {
            setMaking(false);
            if (made) topics.again();
          }}
        />
      )}
      {reporting && <Report chatId={chat.id} ids={[]} onClose={() => setReporting(false)} />}
    </section>
  );
}

function CloseButton({ chat, topic, onDone }: { chat: Chat; topic: Topic; onDone: () => void }) {
  const { messenger } = useApp();
  return (
    <IconButton
      label={t(topic.closed ? 'topics.reopen' : 'topics.close')}
      onClick={() =>
        void messenger
          .editTopic(chat.id, topic.id, { closed: !topic.closed })
          .then(onDone, (error: unknown) => say(wordsFor(error), 'error'))
      }
    >
      {topic.closed ? <LockOpen size={17} /> : <Lock size={17} />}
    </IconButton>
  );
}

function NewTopic({ chat, onClose }: { chat: Chat; onClose: (made: boolean) => void }) {
  const { messenger } = useApp();
  const [title, setTitle] = useState('');
  const make = useAction(async () => {
    await messenger.createTopic(chat.id, title.trim());
    onClose(true);
  });
  return (
    <Modal
      title={t('topics.new')}
      open
      onClose={() => onClose(false)}
      footer={
        <Button kind="primary" busy={make.busy} disabled={!title.trim()} onClick={() => void make.run()}>
          {t('topics.create')}
        </Button>
      }
    >
      <Field
        label={t('new.title')}
        autoFocus
        maxLength={TITLE_LIMIT}
        value={title}
        error={make.error === undefined ? undefined : wordsFor(make.error)}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && title.trim()) void make.run();
        }}
      />
    </Modal>
  );
}
