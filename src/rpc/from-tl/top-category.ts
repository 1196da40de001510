import type { tl } from '@mtcute/core';
import type { TopPeerCategory } from '#domain';

const kept: Partial<Record<tl.TypeTopPeerCategory['_'], TopPeerCategory>> = {
  topPeerCategoryCorrespondents: 'correspondents',
  topPeerCategoryBotsPM: 'botsPm',
  topPeerCategoryGroups: 'groups',
  topPeerCategoryChannels: 'channels',
};

/** Undefined for kinds of use that are not counted here, such as calls. */
export const fromTlTopCategory = (category: tl.TypeTopPeerCategory): TopPeerCategory | undefined => kept[category._];

/** The categories that a request asks for, in the order of its flags. */
export function wantedTopCategories(request: tl.contacts.RawGetTopPeersRequest): tl.TypeTopPeerCategory[] {
  const wanted: [boolean | undefined, tl.TypeTopPeerCategory][] = [
    [request.correspondents, { _: 'topPeerCategoryCorrespondents' }],
    [request.botsPm, { _: 'topPeerCategoryBotsPM' }],
    [request.botsInline, { _: 'topPeerCategoryBotsInline' }],
    [request.phoneCalls, { _: 'topPeerCategoryPhoneCalls' }],
    [request.forwardUsers, { _: 'topPeerCategoryForwardUsers' }],
    [request.forwardChats, { _: 'topPeerCategoryForwardChats' }],
    [request.groups, { _: 'topPeerCategoryGroups' }],
    [request.channels, { _: 'topPeerCategoryChannels' }],
    [request.botsApp, { _: 'topPeerCategoryBotsApp' }],
    [request.botsGuestchat, { _: 'topPeerCategoryBotsGuestChat' }],
  ];
  return wanted.flatMap(([asked, category]) => (asked ? [category] : []));
}
