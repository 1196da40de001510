/** The hash of a link in any of its forms: `…/+HASH`, `…/joinchat/HASH`, or the bare hash. */
export const fromTlInviteHash = (link: string): string =>
  /(?:\+|joinchat\/)([\w-]+)\/?$/.exec(link)?.[1] ?? link.replace(/^\+/, '');
