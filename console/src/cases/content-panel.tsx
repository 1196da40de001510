import { EyeOff, Gavel } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Case } from '../../../src/safety/index.ts';
import { Button, IconButton } from '../../../web/src/ui/button.tsx';
import { Choice } from '../../../web/src/ui/field.tsx';
import type { Answer } from '../api/calls.ts';
import { change, useCall } from '../api/use-call.ts';
import { useShortcuts } from '../app/keys.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Kbd } from '../ui/kbd.tsx';
import { AskReason } from '../ui/ask-reason.tsx';
import page from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import css from './content-panel.module.css';
import { OnePicture, summaryOf } from './one-picture.tsx';
import { useLabels } from './use-labels.ts';

interface ContentPanelProps {
  held: Case;
  mine: boolean;
  about: string;
  onAbout: (subjectKey: string) => void;
  /** Opens the decision about one message or file; absent for whoever decides nothing. */
  onDecide: ((subjectKey: string) => void) | undefined;
}

/** The content in its context: blurred until asked for, and private content only with a reason that is recorded. */
export function ContentPanel({ held, mine, about, onAbout, onDecide }: ContentPanelProps) {
  const subjects = [held.subjectKey, ...held.related];
  const labels = useLabels(subjects);
  // What stands around the message of a case is shown, and is not the case.
  const within = (key: string) => subjects.includes(key) || about.startsWith('chat:');
  return (
    <section className={page.card}>
      <div className={page.spread}>
        <h2>{t('content.title')}</h2>
      </div>
      {subjects.length > 1 && (
        <Choice
          label={t('content.of')}
          value={about}
          options={subjects.map((key) => ({ value: key, label: labels[key]?.label ?? key }))}
          onChange={onAbout}
        />
      )}
      <Content
        key={about}
        caseId={held.id}
        subjectKey={about}
        mine={mine}
        decide={(key) => (onDecide && within(key) ? () => onDecide(key) : undefined)}
        decideFile={(mediaId) => onDecide?.(`media:${mediaId}`)}
      />
    </section>
  );
}

interface ContentProps {
  caseId: number;
  subjectKey: string;
  mine: boolean;
  /** How to decide about a message, where that is possible. */
  decide: (messageKey: string) => (() => void) | undefined;
  decideFile: (mediaId: number) => void;
}

function Content({ caseId, subjectKey, mine, decide, decideFile }: ContentProps) {
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState(false);
  const subject = useCall('GET /subjects/{key}', { key: subjectKey });
  const readable = subject.value?.readable ?? false;
  const fetched = useCall('GET /subjects/{key}/content', readable ? { key: subjectKey } : undefined);
  const gone = subject.value?.record === null;
  const locked = subject.value !== undefined && !readable && !gone;
  const mayLook = may('content.see-private');
  const reveal = () => (locked ? mine && mayLook && setAsking(true) : setShown(!shown));
  useShortcuts([{ keys: 'v', name: 'keys.reveal', does: reveal }]);
  // What one person asked to see is hidden again when the page is left alone.
  useEffect(() => {
    const hide = () => document.hidden && setShown(false);
    document.addEventListener('visibilitychange', hide);
    return () => document.removeEventListener('visibilitychange', hide);
  }, []);
  if (locked) {
    return (
      <div className={css.locked}>
        <EyeOff size={22} aria-hidden="true" />
        <p className={css.strong}>{t('content.private')}</p>
        <p>{t(mayLook ? 'content.private.text' : 'content.private.no')}</p>
        {mayLook && (
          <Button disabled={!mine} onClick={() => setAsking(true)}>
            {t('content.look')}
          </Button>
        )}
        {asking && (
          <AskReason
            title={t('content.look.title')}
            label={t('content.look.why')}
            hint={t('content.private.text')}
            confirm={t('content.show')}
            onClose={() => setAsking(false)}
            does={async (reason) => {
              await change('POST /cases/{id}/looks', { id: caseId, body: { subjectKey, reason } });
              setShown(true);
            }}
          />
        )}
      </div>
    );
  }
  if (gone) return <p className={page.quiet}>{t('case.gone')}</p>;
  return (
    <Shown of={subject.error === undefined ? fetched : { ...fetched, error: subject.error }} rows={4}>
      {(content) => (
        <>
          <p className={page.quiet}>
            {summaryOf(
              content.messages.map(({ text }) => text),
              Object.values(content.files),
            )}
          </p>
          <div className={css.frame} data-shown={shown || undefined}>
            <div className={css.content} aria-hidden={!shown} inert={!shown}>
              <Lines content={content} {...{ caseId, subjectKey, mine, decide, decideFile }} />
            </div>
            {!shown && (
              <div className={css.cover}>
                <span>{t('content.hidden')}</span>
                <Button onClick={() => setShown(true)}>
                  {t('content.show')} <Kbd name="v" />
                </Button>
              </div>
            )}
          </div>
          {shown && (
            <div className={page.row}>
              <Button onClick={() => setShown(false)}>{t('content.hide')}</Button>
            </div>
          )}
        </>
      )}
    </Shown>
  );
}

interface LinesProps extends ContentProps {
  content: Answer<'GET /subjects/{key}/content'>;
}

/** Who wrote a message: an account, or the chat that writes in its own name. */
const senderKey = (peer: number): string => `${peer < 0 ? 'chat' : 'account'}:${peer}`;

function Lines({ content, decide, decideFile, ...rest }: LinesProps) {
  const file = (mediaId: number, onDecide?: () => void) => {
    const facts = content.files[mediaId];
    return facts && <OnePicture key={mediaId} mediaId={mediaId} facts={facts} onDecide={onDecide} {...rest} />;
  };
  const messages = content.messages.toReversed();
  const senders = useLabels(messages.map(({ sender }) => senderKey(sender)));
  const within = (subjectKey: string, mediaId: number) => (decide(subjectKey) ? () => decideFile(mediaId) : undefined);
  return (
    <>
      {content.title !== '' && (
        <p className={css.strong} dir="auto">
          {content.title}
        </p>
      )}
      {content.about !== '' && <p dir="auto">{content.about}</p>}
      {messages.length === 0 && content.about === '' && content.mediaIds.length === 0 && (
        <p className={page.quiet}>{t('content.nothing')}</p>
      )}
      {content.mediaIds.map((id) => file(id, within(rest.subjectKey, id)))}
      <ol className={css.messages}>
        {messages.map((message) => (
          <li key={message.id} className={css.message} data-meant={message.meant || undefined}>
            <div className={css.by}>
              <span>
                <bdi>{senders[senderKey(message.sender)]?.label ?? message.sender}</bdi> · {moment(message.atMs)}
                {message.meant && ` · ${t('content.meant')}`}
              </span>
              {!message.meant && (message.text !== '' || message.media !== null) && decide(message.subjectKey) && (
                <IconButton label={t('content.decide')} onClick={decide(message.subjectKey)}>
                  <Gavel size={16} />
                </IconButton>
              )}
            </div>
            {message.text !== '' && (
              <p className={css.text} dir="auto">
                {message.text}
              </p>
            )}
            {message.mediaIds.length > 0
              ? message.mediaIds.map((id) => file(id, within(message.subjectKey, id)))
              : message.media !== null && <p className={page.quiet}>{t('content.media', { kind: message.media })}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
