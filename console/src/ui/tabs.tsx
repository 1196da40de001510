import { go, type Place, to, withQuery } from '../app/route.ts';
import css from './tabs.module.css';

/** Parts of one page; which one is open stands in the address. */
export function Tabs({
  place,
  label,
  tabs,
}: {
  place: Place;
  label: string;
  tabs: readonly { id: string; label: string }[];
}) {
  const active = tabs.find((tab) => tab.id === place.query.get('tab'))?.id ?? tabs[0]?.id;
  const address = (id: string) => withQuery(place, { tab: id === tabs[0]?.id ? '' : id });
  return (
    <nav className={css.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <a
          key={tab.id}
          className={css.tab}
          href={to(address(tab.id))}
          aria-current={tab.id === active ? 'true' : undefined}
          onClick={(event) => {
            event.preventDefault();
            go(address(tab.id), true);
          }}
        >
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
