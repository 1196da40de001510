import type { tl } from '@mtcute/core';
import { type AdminRight, adminRights, type BannedRight, bannedRights } from '#domain';

export const fromTlBannedRights = (rights: tl.RawChatBannedRights): BannedRight[] =>
  bannedRights.filter((right) => rights[right]);

export const fromTlAdminRights = (rights: tl.RawChatAdminRights): AdminRight[] =>
  adminRights.filter((right) => rights[right]);
