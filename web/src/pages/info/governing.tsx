import { ArrowUpCircle, ChartLine, Hash, ListChecks, ScrollText } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { go } from '../../app/route.ts';
import { wordsFor } from '../../app/words-for.ts';
import type { Chat, PeerDetails } from '../../data/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Switch } from '../../ui/switch.tsx';
import { say } from '../../ui/toast.tsx';
import { FailedLine } from '../../ui/states.tsx';
import { Discussion } from './discussion.tsx';
import { FactButton } from './fact-button.tsx';
import css from './info.module.css';
import { Permissions } from './permissions.tsx';

const AdminLog = lazy(() => import('./admin-log.tsx').then((module) => ({ default: module.AdminLog })));
const StatsPage = lazy(() => import('./stats.tsx').then((module) => ({ default: module.StatsPage })));

interface GoverningProps {
  chat: Chat;
  details: PeerDetails | undefined;
  again: () => void;
}

/** What those who run a chat decide for all of its members, and what they are told about it. */
export function Governing({ chat, details, again }: GoverningProps) {
  const { messenger } = useApp();
  const [open, setOpen] = useState<'permissions' | 'upgrade' | 'log' | 'stats'>();
  const close = () => setOpen(undefined);
  return (
    <div className={css.facts}>
      {chat.kind !== 'channel' && (chat.may.ban || chat.isOwner) && (
        <FactButton
          icon={<ListChecks size={19} />}
          title={t('rights.permissions')}
          hint={t('rights.permissionsHint')}
          onClick={() => setOpen('permissions')}
        />
      )}
      {chat.kind !== 'group' && (
        <FactButton
          icon={<ScrollText size={19} />}
          title={t('log.title')}
          hint={t('log.hint')}
          onClick={() => setOpen('log')}
        />
      )}
      {details?.canSeeStats && (
        <FactButton
          icon={<ChartLine size={19} />}
          title={t('stats.title')}
          hint={t('stats.hint')}
          onClick={() => setOpen('stats')}
        />
      )}
      {chat.kind === 'channel' && chat.may.changeInfo && <Discussion chat={chat} details={details} again={again} />}
      {chat.kind === 'group' && chat.isOwner && (
        <FactButton
          icon={<ArrowUpCircle size={19} />}
          title={t('upgrade.title')}
          hint={t('upgrade.hint')}
          onClick={() => setOpen('upgrade')}
        />
      )}
      {chat.kind === 'supergroup' && chat.isOwner && (
        <div className={css.switch}>
          <Hash size={19} />
          <Switch
            label={t('topics.title')}
            hint={t('topics.hint')}
            on={chat.isForum}
            onChange={(on) =>
              void messenger.setForum(chat.id, on).catch((error: unknown) => say(wordsFor(error), 'error'))
            }
          />
        </div>
      )}
      {open === 'permissions' && (
        <Permissions
          chat={chat}
          details={details}
          onClose={() => {
            close();
            again();
          }}
        />
      )}
      {open === 'upgrade' && <Upgrade chat={chat} onClose={close} />}
      <Suspense>
        {open === 'log' && <AdminLog chat={chat} onClose={close} />}
        {open === 'stats' && <StatsPage chat={chat} onClose={close} />}
      </Suspense>
    </div>
  );
}

/** Makes a supergroup of a small group, after saying what that means. */
function Upgrade({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const { messenger } = useApp();
  const upgrade = useAction(async () => {
    const id = await messenger.upgradeGroup(chat.id);
    onClose();
    go({ at: 'chat', id, info: true }, true);
  });
  return (
    <Modal
      title={t('upgrade.title')}
      open
      onClose={onClose}
      footer={
        <Button kind="primary" busy={upgrade.busy} onClick={() => void upgrade.run()}>
          {t('upgrade.do')}
        </Button>
      }
    >
      <p>{t('upgrade.text')}</p>
      <FailedLine error={upgrade.error} />
    </Modal>
  );
}
