import { Button } from '../../../web/src/ui/button.tsx';
import { useShortcuts } from '../app/keys.ts';
import { type Key, t } from '../i18n/index.ts';
import { Kbd } from './kbd.tsx';

/** Something that can be done about what a page shows: a button, and a key that does the same. */
export interface PageAction {
  name: Key;
  keys: string;
  kind?: 'primary' | 'danger';
  /** Whether this person may do it as things stand. */
  shown: boolean;
  does: () => void;
}

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
