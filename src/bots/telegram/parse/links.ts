import type { Entity } from '#domain';

/** The account that a link `tg://user?id=…` names. */
function accountOf(url: string): number | undefined {
  const id = /^tg:(?:\/\/)?user\?(?:.*&)?id=(\d{1,15})(?:&|#|$)/i.exec(url.trim())?.[1];
  return id === undefined || Number(id) === 0 ? undefined : Number(id);
}

/** Decimal id of the custom emoji that a link `tg://emoji?id=…` names. */
export const emojiOf = (url: string): string | undefined =>
  /^tg:(?:\/\/)?emoji\?(?:.*&)?id=(\d{1,19})(?:&|#|$)/i.exec(url.trim())?.[1];

/** A link as clients open it, or undefined when it is none. */
export function checkedLink(url: string): string | undefined {
  const trimmed = url.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const parsed = URL.parse(whole);
  if (!parsed) return undefined;
  if (['tg:', 'ton:', 'tonsite:', 'mailto:', 'tel:'].includes(parsed.protocol)) return whole;
  if (!['http:', 'https:', 'ftp:'].includes(parsed.protocol)) return undefined;
  const { hostname } = parsed;
  return hostname === 'localhost' || hostname.includes('.') || hostname.startsWith('[') ? parsed.href : undefined;
}

/** The span that a link makes of its words; none for an address that leads nowhere. */
export function linkSpan(url: string, place: { offset: number; length: number }): Entity[] {
  const account = accountOf(url);
  if (account !== undefined) return [{ type: 'mentionName', ...place, account }];
  const link = checkedLink(url);
  return link === undefined ? [] : [{ type: 'textUrl', ...place, url: link }];
}
