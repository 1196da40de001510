export const ADMIN_RIGHTS = [
  'changeInfo',
  'postMessages',
  'editMessages',
  'deleteMessages',
  'banUsers',
  'inviteUsers',
  'pinMessages',
  'manageTopics',
  'anonymous',
  'addAdmins',
] as const;
export type AdminRight = (typeof ADMIN_RIGHTS)[number];

/** What members of a group may do unless it is taken from all or from one of them. */
export const PERMISSIONS = [
  'sendPlain',
  'sendMedia',
  'sendStickers',
  'sendPolls',
  'embedLinks',
  'inviteUsers',
  'pinMessages',
  'changeInfo',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
