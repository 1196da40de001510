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
  const upgrade = useAction(async () => {
    const id = await messenger.upgradeGroup(chat.id);
    setOpen(undefined);
    go({ at: 'chat', id, info: true }, true);
  });
  return (
    <div className={css.facts}>
      {chat.kind !== 'channel' && (chat.may.ban || chat.isOwner) && (
        <button type="button" className={css.fact} onClick={() => setOpen('permissions')}>
          <ListChecks size={19} />
          <span>
            <span className={css.value}>{t('rights.permissions')}</span>
            <span className={css.what}>{t('rights.permissionsHint')}</span>
          </span>
        </button>
      )}
      {chat.kind !== 'group' && (
        <button type="button" className={css.fact} onClick={() => setOpen('log')}>
          <ScrollText size={19} />
          <span>
            <span className={css.value}>{t('log.title')}</span>
            <span className={css.what}>{t('log.hint')}</span>
          </span>
        </button>
      )}
      {details?.canSeeStats && (
        <button type="button" className={css.fact} onClick={() => setOpen('stats')}>
          <ChartLine size={19} />
          <span>
            <span className={css.value}>{t('stats.title')}</span>
            <span className={css.what}>{t('stats.hint')}</span>
          </span>
        </button>
      )}
      {chat.kind === 'channel' && chat.may.changeInfo && <Discussion chat={chat} details={details} again={again} />}
      {chat.kind === 'group' && chat.isOwner && (
        <button type="button" className={css.fact} onClick={() => setOpen('upgrade')}>
          <ArrowUpCircle size={19} />
          <span>
            <span className={css.value}>{t('upgrade.title')}</span>
            <span className={css.what}>{t('upgrade.hint')}</span>
          </span>
        </button>
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
            setOpen(undefined);
            again();
          }}
        />
      )}
      <Suspense>
        {open === 'log' && <AdminLog chat={chat} onClose={() => setOpen(undefined)} />}
        {open === 'stats' && <StatsPage chat={chat} onClose={() => setOpen(undefined)} />}
      </Suspense>
      <Modal
        title={t('upgrade.title')}
        open={open === 'upgrade'}
        onClose={() => setOpen(undefined)}
        footer={
          <Button kind="primary" busy={upgrade.busy} onClick={() => void upgrade.run()}>
            {t('upgrade.do')}
          </Button>
        }
      >
        <p>{t('upgrade.text')}</p>
        <FailedLine error={upgrade.error} />
      </Modal>
    </div>
  );
}
