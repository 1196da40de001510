import { Tooltip } from '@base-ui/react/tooltip';
import { MessageCircle } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { t } from '../i18n/index.ts';
import { ChatColumn } from '../pages/chats/chat-column.tsx';
import { Conversation } from '../pages/conversation/conversation.tsx';
import { InfoPanel } from '../pages/info/info-panel.tsx';
import { Empty } from '../ui/states.tsx';
import { Toasts } from '../ui/toast.tsx';
import { useApp, useAppState, usePeer } from './context.tsx';
import { useKeys } from './keys.ts';
import { useNotifications } from './notifications.ts';
import { useNotificationPresses, usePush } from './push.ts';
import { go, type Route, useRoute } from './route.ts';
import css from './shell.module.css';
import { useTitle } from './title.ts';

const JoinPage = lazy(() => import('../pages/info/join.tsx').then((module) => ({ default: module.JoinPage })));

const SharedFolderPage = lazy(() =>
  import('../pages/info/shared-folder.tsx').then((module) => ({ default: module.SharedFolderPage })),
);

const Topics = lazy(() => import('../pages/conversation/topics.tsx').then((module) => ({ default: module.Topics })));

const Scheduled = lazy(() =>
  import('../pages/conversation/scheduled/scheduled.tsx').then((module) => ({ default: module.Scheduled })),
);

/** The signed-in messenger: chats, conversation, and the info panel when asked for. One of them on a phone. */
export function Shell() {
  const app = useApp();
  const route = useRoute();
  const chatId = route.at === 'chat' ? route.id : undefined;
  const info = route.at === 'chat' && route.info === true;
  useEffect(() => app.watch(chatId), [app, chatId]);
  useTitle();
  useKeys();
  useNotifications();
  usePush();
  useNotificationPresses();
  const main = ['chat', 'join', 'name', 'addlist'].includes(route.at);
  return (
    <Tooltip.Provider delay={500}>
      <div className={css.shell} data-main={main || undefined} data-info={info || undefined}>
        <ChatColumn route={route} />
        <main className={css.main} aria-label={t('main')}>
          {route.at === 'chat' ? (
            <ChatPage route={route} infoShown={info} />
          ) : route.at === 'join' || route.at === 'name' ? (
            <div className={css.welcome}>
              <Suspense>
                <JoinPage route={route} />
              </Suspense>
            </div>
          ) : route.at === 'addlist' ? (
            <div className={css.welcome}>
              <Suspense>
                <SharedFolderPage key={route.slug} slug={route.slug} />
              </Suspense>
            </div>
          ) : (
            <Welcome />
          )}
        </main>
        {chatId !== undefined && info && <InfoPanel key={chatId} chatId={chatId} />}
      </div>
      <Toasts />
    </Tooltip.Provider>
  );
}

/** A forum shows its subjects first; everything else its messages. */
function ChatPage({ route, infoShown }: { route: Extract<Route, { at: 'chat' }>; infoShown: boolean }) {
  const { id, message, thread } = route;
  const peer = usePeer(id);
  if (route.scheduled) {
    return (
      <Suspense>
        <Scheduled key={id} chatId={id} />
      </Suspense>
    );
  }
  if (peer && 'isForum' in peer && peer.isForum && !thread && !message) {
    return (
      <Suspense>
        <Topics chat={peer} infoShown={infoShown} />
      </Suspense>
    );
  }
  return (
    <Conversation
      key={`${id}/${thread ?? ''}`}
      chatId={id}
      jumpTo={message}
      infoShown={infoShown}
      thread={thread}
      start={route.start}
    />
  );
}

function Welcome() {
  const any = useAppState((state) => state.dialogs.size > 0);
  return (
    <div className={css.welcome}>
      {any ? (
        <p className={css.hint}>{t('welcome.choose')}</p>
      ) : (
        <Empty icon={<MessageCircle />} title={t('welcome.title')} text={t('welcome.text')}>
          <button type="button" className={css.link} onClick={() => go({ at: 'contacts' })}>
            {t('welcome.find')}
          </button>
        </Empty>
      )}
    </div>
  );
}
