import { Keyboard, Menu as MenuIcon, Search, UserRound, X } from 'lucide-react';
import { type MouseEvent, useEffect, useState } from 'react';
import { IconButton } from '../../../web/src/ui/button.tsx';
import { Mark } from '../../../web/src/ui/mark.tsx';
import { Menu } from '../../../web/src/ui/menu.tsx';
import { Empty, Skeleton } from '../../../web/src/ui/states.tsx';
import { useCall } from '../api/use-call.ts';
import { t } from '../i18n/index.ts';
import { AlarmBar, ThreatBar, UndeliveredBar } from './alarm-bar.tsx';
import { isPage, loadEveryPage, usePage } from './drawn-pages.ts';
import { KeysHelp } from './keys-help.tsx';
import { useKeyboard, useShortcuts } from './keys.ts';
import { lookItems } from './look-menu.tsx';
import { type PageEntry, pages } from './pages.tsx';
import { Palette } from './palette.tsx';
import { go, to, usePlace } from './route.ts';
import { useSession } from './session.ts';
import css from './shell.module.css';

/** Pages that stand in no menu, and what one may do to open them. */
const hidden: Record<string, PageEntry['needs']> = { case: 'case.see', subject: 'case.see' };

/** The frame around every page: navigation, the alarm of running orders, keys and commands. */
export function Shell() {
  const { may } = useSession();
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const [menu, setMenu] = useState(false);
  const place = usePlace();
  const open = pages.filter((page) => may(page.needs));
  useKeyboard();
  useShortcuts([
    { keys: '?', name: 'keys.help', does: () => setHelp(true), quiet: true },
    { keys: 'Ctrl-k', name: 'keys.palette', does: () => setPalette(true), quiet: true },
    { keys: '/', name: 'keys.search', does: () => setPalette(true), quiet: true },
    ...open.map((page) => ({ keys: `g ${page.letter}`, name: page.name, does: () => go(page.at) })),
  ]);
  useEffect(() => setMenu(false), [place]);
  useEffect(() => {
    // Later, when nobody waits; a page that cannot be fetched now is asked for again when it is opened.
    const timer = setTimeout(() => void loadEveryPage().catch(() => {}), 1_500);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.shell} data-menu={menu || undefined}>
      <a className={css.skip} href="#main" onClick={focusMain}>
        {t('app.skip')}
      </a>
      <header className={css.bar}>
        <IconButton label={t('app.menu')} tip={false} aria-expanded={menu} onClick={() => setMenu(!menu)}>
          {menu ? <X size={20} /> : <MenuIcon size={20} />}
        </IconButton>
        <span className={css.brand}>
          <Mark size={22} /> {t('app.name')}
        </span>
      </header>
      <nav className={css.nav} aria-label={t('app.pages')}>
        <span className={`${css.brand} ${css.wideOnly}`}>
          <Mark size={22} /> {t('app.name')}
        </span>
        <div className={css.links}>
          <Links open={open} />
        </div>
        <Foot onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />
      </nav>
      <div className={css.body}>
        {may('order.see') && <AlarmBar />}
        {may('threat.see') && <ThreatBar />}
        {may('office.see') && <UndeliveredBar />}
        <main className={css.main} id="main" tabIndex={-1}>
          <CurrentPage />
        </main>
      </div>
      {help && <KeysHelp onClose={() => setHelp(false)} />}
      {palette && <Palette onClose={() => setPalette(false)} />}
    </div>
  );
}

function focusMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function CurrentPage() {
  const { may, me } = useSession();
  const { at } = usePlace();
  const Page = usePage(at);
  const needs = hidden[at] ?? pages.find((page) => page.at === at)?.needs;
  if (!isPage(at) || !needs) return <Empty title={t('app.notFound')} text={t('app.notFound.text')} />;
  if (!may(needs)) {
    return <Empty title={t('app.refused')} text={t('app.refused.text', { role: t(`role.${me.role}`) })} />;
  }
  return Page ? <Page /> : <Skeleton rows={6} round={false} />;
}

function Links({ open }: { open: readonly PageEntry[] }) {
  const { at } = usePlace();
  const { value: queues } = useCall('GET /queues', {}, 15_000);
  const waiting = queues?.reduce((sum, queue) => sum + queue.waiting, 0) ?? 0;
  const current = at === 'case' ? 'queue' : at;
  return (['work', 'intake', 'office'] as const).map((group) => {
    const links = open.filter((page) => page.group === group);
    if (links.length === 0) return null;
    return (
      <div key={group} className={css.group}>
        <h2 className={css.groupName}>{t(`group.${group}`)}</h2>
        {links.map((page) => (
          <a
            key={page.at}
            className={css.link}
            href={to(page.at)}
            aria-current={current === page.at ? 'page' : undefined}
            title={`g ${page.letter}`}
          >
            <page.icon size={17} aria-hidden="true" />
            <span>{t(page.name)}</span>
            {page.at === 'queue' && waiting > 0 && <span className={css.count}>{waiting}</span>}
          </a>
        ))}
      </div>
    );
  });
}

function Foot({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }) {
  const { me, may, signOut } = useSession();
  const { value } = useCall('GET /me/looks', may('content.see-private') ? {} : undefined, 60_000);
  const name = t('app.you', { name: me.pseudonym, role: t(`role.${me.role}`) });
  return (
    <div className={css.foot}>
      {value !== undefined && value.looks > 0 && <p className={css.looks}>{t('app.looks', { count: value.looks })}</p>}
      {value !== undefined && value.pictures > 0 && (
        <p className={css.looks}>{t('app.pictures', { count: value.pictures, most: value.picturesPerDay })}</p>
      )}
      <div className={css.tools}>
        <Menu
          trigger={
            <button type="button" className={css.me}>
              <UserRound size={17} aria-hidden="true" />
              <span>{name}</span>
            </button>
          }
          items={[...lookItems(), 'line', { label: t('app.signOut'), does: signOut }]}
        />
        <IconButton label={`${t('keys.palette')} (Ctrl-K)`} onClick={onPalette}>
          <Search size={17} />
        </IconButton>
        <IconButton label={`${t('keys.help')} (?)`} onClick={onHelp}>
          <Keyboard size={17} />
        </IconButton>
      </div>
    </div>
  );
}
