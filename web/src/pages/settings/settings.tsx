import {
  ArrowLeft,
  Bell,
  ChevronRight,
  Database,
  FolderOpen,
  Globe,
  Keyboard,
  Laptop,
  Lock,
  LogOut,
  Palette,
  UserRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, usePeer, useSelf } from '../../app/context.tsx';
import { useAction } from '../../ui/use-action.ts';
import { back, go, type SettingsPage } from '../../app/route.ts';
import { t } from '../../i18n/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { PeerName } from '../../ui/peer-name.tsx';
import { Devices } from './devices.tsx';
import { FoldersPage } from './folders.tsx';
import { Keys } from './keys.tsx';
import { LanguagePage } from './language.tsx';
import { Look } from './look.tsx';
import { NotificationsPage } from './notifications.tsx';
import { Privacy } from './privacy.tsx';
import { Profile } from './profile.tsx';
import css from './settings.module.css';
import { StoragePage } from './storage.tsx';

const ICONS: Record<SettingsPage, ReactNode> = {
  profile: <UserRound size={20} />,
  privacy: <Lock size={20} />,
  devices: <Laptop size={20} />,
  notifications: <Bell size={20} />,
  folders: <FolderOpen size={20} />,
  look: <Palette size={20} />,
  language: <Globe size={20} />,
  storage: <Database size={20} />,
  keys: <Keyboard size={20} />,
};

const PAGES: Record<SettingsPage, () => ReactNode> = {
  profile: Profile,
  privacy: Privacy,
  devices: Devices,
  notifications: NotificationsPage,
  folders: FoldersPage,
  look: Look,
  language: LanguagePage,
  storage: StoragePage,
  keys: Keys,
};

export function Settings({ page }: { page: SettingsPage | undefined }) {
  const Page = page && PAGES[page];
  return (
    <>
      <header className={css.head}>
        <IconButton label={t('back')} onClick={back}>
          <ArrowLeft size={20} />
        </IconButton>
        <h1>{page ? t(`settings.${page}`) : t('menu.settings')}</h1>
      </header>
      {/* The list of keys has nothing to step to: it is scrolled by keys itself. */}
      <div key={page} className={css.body} tabIndex={page === 'keys' ? 0 : undefined}>
        {Page ? <Page /> : <Overview />}
      </div>
    </>
  );
}

function Overview() {
  const { messenger } = useApp();
  const me = usePeer(useSelf());
  const leave = useAction(() => messenger.signOut());
  return (
    <>
      <button type="button" className={css.me} onClick={() => go({ at: 'settings', page: 'profile' })}>
        <Avatar peer={me} size={64} />
        <span>
          <strong>
            <PeerName peer={me} />
          </strong>
          <span dir="ltr">
            {me && 'phone' in me && me.phone ? `+${me.phone}` : me?.username ? `@${me.username}` : ''}
          </span>
        </span>
      </button>
      {(Object.keys(ICONS) as SettingsPage[]).map((page) => (
        <button key={page} type="button" className={css.entry} onClick={() => go({ at: 'settings', page })}>
          {ICONS[page]}
          <span>{t(`settings.${page}`)}</span>
          <ChevronRight size={17} />
        </button>
      ))}
      <div className={css.leave}>
        <Button kind="danger" wide icon={<LogOut size={18} />} busy={leave.busy} onClick={() => void leave.run()}>
          {t('settings.signOut')}
        </Button>
      </div>
    </>
  );
}
