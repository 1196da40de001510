import { safeUrl } from './safe-url.ts';

/** Opens an address that somebody wrote in a tab of its own, which knows nothing of this one. */
export function openOutside(written: string): void {
  const url = safeUrl(written);
  if (url) open(url.href, '_blank', 'noopener,noreferrer');
}
