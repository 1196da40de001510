const KEY = 'tocsin.slot';

/** Which of this browser's accounts the tab shows: the one that a notification named, else the one it showed last. */
export function slotToOpen(): number {
  const named = new URLSearchParams(location.search).get('slot');
  if (named === null) return Number(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? 0) || 0;
  const slot = Number(named) || 0;
  rememberSlot(slot);
  history.replaceState(history.state, '', location.pathname + location.hash);
  return slot;
}

export function rememberSlot(slot: number): void {
  sessionStorage.setItem(KEY, String(slot));
  localStorage.setItem(KEY, String(slot));
}

/** Opens the messenger anew as another account. */
export function switchTo(slot: number, hash = ''): void {
  rememberSlot(slot);
  location.assign(`${location.pathname}${hash}`);
  // A new part behind the "#" alone opens no page.
  if (hash) location.reload();
}
