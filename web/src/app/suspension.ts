const KEY = 'tocsin-suspended';

/** The page starts afresh after a suspension; what it has to say about it outlives that, in this tab only. */
export function rememberSuspension(): void {
  sessionStorage.setItem(KEY, '1');
}

export function wasSuspended(): boolean {
  return sessionStorage.getItem(KEY) === '1';
}
