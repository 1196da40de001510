import { useEffect } from 'react';
import { useApp, useFetched } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { back, go, type Route } from '../../app/route.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Failed, FailedLine, Skeleton } from '../../ui/states.tsx';
import { say } from '../../ui/toast.tsx';

/** Where invite links and @names lead. */
export function JoinPage({ route }: { route: Extract<Route, { at: 'join' | 'name' }> }) {
  return route.at === 'join' ? (
    <Invite hash={route.hash} />
  ) : (
    <Name username={route.username} message={route.message} start={route.start} />
  );
}

interface NameProps {
  username: string;
  message: number | undefined;
  start: string | undefined;
}

function Name({ username, message, start }: NameProps) {
  const { messenger } = useApp();
  const found = useFetched(async () => (await messenger.resolve(username)) ?? null, username);
  useEffect(() => {
    if (found.value)
      go({ at: 'chat', id: found.value, ...(message ? { message } : {}), ...(start ? { start } : {}) }, true);
  }, [found.value, message, start]);
  if (found.error !== undefined) return <Failed error={found.error} again={found.again} />;
  if (found.value === null)
    return (
      <Empty title={t('name.unknown', { name: `@${username}` })} text={t('name.unknownText')}>
        <Button onClick={back}>{t('back')}</Button>
      </Empty>
    );
  return <Skeleton rows={3} />;
}

function Invite({ hash }: { hash: string }) {
  const { messenger } = useApp();
  const info = useFetched(() => messenger.inviteInfo(hash), hash);
  const join = useAction(async () => {
    const chatId = await messenger.acceptInvite(hash);
    if (chatId) go({ at: 'chat', id: chatId }, true);
    else {
      say(t('join.asked'));
      go({ at: 'chats' }, true);
    }
  });
  useEffect(() => {
    if (info.value?.chatId) go({ at: 'chat', id: info.value.chatId }, true);
  }, [info.value]);
  if (info.error !== undefined) return <Failed error={info.error} again={info.again} />;
  if (!info.value) return <Skeleton rows={3} />;
  const { title, about, members, isChannel, approval } = info.value;
  return (
    <Empty title={title} text={about}>
      <p>{t(isChannel ? 'peer.subscribers' : 'peer.members', { count: members })}</p>
      <Button kind="primary" busy={join.busy} onClick={() => void join.run()}>
        {approval ? t('join.ask') : isChannel ? t('join.channel') : t('join.group')}
      </Button>
      <FailedLine error={join.error} />
    </Empty>
  );
}
