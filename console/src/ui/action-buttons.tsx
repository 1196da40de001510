import { Button } from '../../../web/src/ui/button.tsx';
import { useShortcuts } from '../app/keys.ts';
import { go, to } from '../app/route.ts';
import { type Key, t } from '../i18n/index.ts';
import { Kbd } from './kbd.tsx';
import link from './link.module.css';

/** Something that can be done about what a page shows: a button, and a key that does the same. */
export type PageAction = {
  name: Key;
  keys: string;
  /** What the button says where that is not its name, which stands alone in the list of keys. */
  label?: string;
  kind?: 'primary' | 'danger';
  /** Whether this person may do it as things stand. */
  shown: boolean;
} & ({ does: () => void } | { /** The place in the desk to which it leads. */ leadsTo: string });

const doing = (action: PageAction): (() => void) => ('does' in action ? action.does : () => go(action.leadsTo));

/** The actions that are shown, in their order, with their keys in force. */
export function ActionButtons({ actions, busy }: { actions: readonly PageAction[]; busy?: boolean }) {
  const shown = actions.filter((action) => action.shown);
  useShortcuts(shown.map((action) => ({ keys: action.keys, name: action.name, does: doing(action) })));
  return shown.map((action) => {
    const words = (
      <>
        {action.label ?? t(action.name)} <Kbd name={action.keys} />
      </>
    );
    return 'does' in action ? (
      <Button key={action.name} kind={action.kind ?? 'plain'} busy={busy} onClick={action.does}>
        {words}
      </Button>
    ) : (
      <a key={action.name} className={link.plain} href={to(action.leadsTo)}>
        {words}
      </a>
    );
  });
}
