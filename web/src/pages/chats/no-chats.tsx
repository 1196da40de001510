import { Megaphone, MessageCircleDashed, Sparkles, UsersRound } from 'lucide-react';
import { useApp, useFetched } from '../../app/context.tsx';
import { go } from '../../app/route.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/states.tsx';
import css from './chats.module.css';

/** The server's own channel for newcomers. Nobody else can have this name, and an operator can do without it. */
const DEMO_CHANNEL = 'tocsin_demo';

/** The first view of somebody new: what to do next. */
export function NoChats() {
  const { messenger } = useApp();
  const demo = useFetched(async () => (await messenger.resolve(DEMO_CHANNEL)) ?? null, DEMO_CHANNEL).value;
  return (
    <Empty icon={<MessageCircleDashed />} title={t('chats.none')} text={t('chats.noneText')}>
      <div className={css.firstSteps}>
        <Button kind="primary" wide icon={<UsersRound size={16} />} onClick={() => go({ at: 'contacts' })}>
          {t('chats.find')}
        </Button>
        <Button wide icon={<Megaphone size={16} />} onClick={() => go({ at: 'new', what: 'channel' })}>
          {t('chats.createChannel')}
        </Button>
        {demo && (
          <Button wide icon={<Sparkles size={16} />} onClick={() => go({ at: 'chat', id: demo })}>
            {t('chats.openDemo')}
          </Button>
        )}
      </div>
    </Empty>
  );
}
