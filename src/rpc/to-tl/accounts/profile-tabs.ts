import type { tl } from '@mtcute/core';
import type { ProfileTab } from '#domain';

/** Parts of a profile under TL's names. */
export const profileTabs = {
  profileTabPosts: 'posts',
  profileTabGifts: 'gifts',
  profileTabMedia: 'media',
  profileTabFiles: 'files',
  profileTabMusic: 'music',
  profileTabVoice: 'voice',
  profileTabLinks: 'links',
  profileTabGifs: 'gifs',
} as const satisfies Record<tl.TypeProfileTab['_'], ProfileTab>;

const byTab = {
  posts: { _: 'profileTabPosts' },
  gifts: { _: 'profileTabGifts' },
  media: { _: 'profileTabMedia' },
  files: { _: 'profileTabFiles' },
  music: { _: 'profileTabMusic' },
  voice: { _: 'profileTabVoice' },
  links: { _: 'profileTabLinks' },
  gifs: { _: 'profileTabGifs' },
} as const satisfies Record<ProfileTab, tl.TypeProfileTab>;

export const toTlProfileTab = (tab: ProfileTab): tl.TypeProfileTab => byTab[tab];
