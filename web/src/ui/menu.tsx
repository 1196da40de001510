import { ContextMenu } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import css from './menu.module.css';

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  shortcut?: string;
  does: () => void;
}

export type MenuItems = (MenuItem | false | undefined | 'line')[];

function Items({ items }: { items: MenuItems }) {
  return items.map((item, index) => {
    if (!item) return null;
    // A line has nothing but its place.
    if (item === 'line') return <div key={`line-${index}`} className={css.line} role="separator" />;
    return (
      <Base.Item key={item.label} className={`${css.item} ${item.danger ? css.danger : ''}`} onClick={item.does}>
        <span className={css.icon}>{item.icon}</span>
        {item.label}
        {item.shortcut && <kbd className={css.keys}>{item.shortcut}</kbd>}
      </Base.Item>
    );
  });
}

let next: HTMLElement | undefined;

/**
 * Focuses something, also out of a menu that is still open: while it is, nothing else can have the focus, so that this
 * gets it when the menu closes.
 */
export function moveFocus(to: HTMLElement | null): void {
  to?.focus({ preventScroll: true });
  if (to && document.querySelector('[role=menu]')) next = to;
}

/** Focus goes back to where the menu opened, unless what was chosen has moved it on. */
function backOrOn(): boolean | HTMLElement {
  const to = next;
  next = undefined;
  return to?.isConnected ? to : true;
}

/** A line of a menu that is on or off and has a picture only; choosing it closes the menu. */
export function MenuChoice({
  label,
  chosen,
  does,
  children,
}: {
  label: string;
  chosen: boolean;
  does: () => void;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem aria-label={label} checked={chosen} closeOnClick onClick={does}>
      {children}
    </Base.CheckboxItem>
  );
}

/** A menu that opens from its button. */
export function Menu({
  trigger,
  items,
  header,
}: {
  trigger: ReactElement<Record<string, unknown>>;
  items: MenuItems;
  header?: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className={css.place}>
          <Base.Popup className={css.menu} finalFocus={backOrOn}>
            {header}
            <Items items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** A menu on right click, long press or the menu key. `items` is asked only when it opens. */
export function RightClickMenu({
  children,
  items,
  header,
  onOpen,
}: {
  children: ReactElement<Record<string, unknown>>;
  items: () => MenuItems;
  header?: () => ReactNode;
  onOpen?: () => void;
}) {
  return (
    <ContextMenu.Root onOpenChange={(open) => open && onOpen?.()}>
      <ContextMenu.Trigger render={children} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className={css.place}>
          <ContextMenu.Popup className={css.menu} finalFocus={backOrOn}>
            <Late>
              {() => (
                <>
                  {header?.()}
                  <Items items={items()} />
                </>
              )}
            </Late>
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Late({ children }: { children: () => ReactNode }) {
  return children();
}
