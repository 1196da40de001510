/** The slug of a folder's link in any of its forms: `…/addlist/SLUG`, `tg://addlist?slug=SLUG`, or the bare slug. */
export const fromTlSlug = (link: string): string => /(?:addlist\/|slug=)([\w-]+)/.exec(link)?.[1] ?? link;
