/**
 * The evidence groups of the score and their levels. Evidence inside a group is correlated, so a group has one level
 * (its strongest state) and each level one weight; groups are taken as independent given the truth.
 */
export const GROUP_LEVELS = {
  text: ['none', 'one repost', 'two reposts', 'three or more reposts', 'quotations only'],
  avatar: ['another avatar', 'avatar alike', 'same avatar'],
  media: ['none', 'one picture', 'two or more pictures'],
  name: ['another name', 'similar name', 'same name', 'same name, renumbered', 'same title and same handle'],
  link: ['none', 'one rare link', 'two rare links', 'three or more rare links'],
  graph: ['none', 'tied to one suspect', 'tied to two suspects', 'tied to a confirmed member', 'tied to two confirmed'],
  operations: ['other operators', 'same operator'],
  template: ['none', 'one post in the house layout', 'three or more posts in the house layout'],
  hours: ['another daily rhythm', 'somewhat alike rhythm', 'same daily rhythm'],
  age: [
    'older than the action by 180 days',
    'older than the action',
    'created after the action',
    'created in the 14 days after',
  ],
  stance: ['unremarkable', 'mostly quotes it', 'shows several networks alike'],
  member: ['spread over several members', 'two signals of one removed member', 'three or more signals of one'],
  disguise: ['undisguised copies', 'a disguised copy'],
  agreement: ['one kind of signal', 'signals of two kinds agree'],
} as const;

export type Group = keyof typeof GROUP_LEVELS;

export const GROUPS: readonly Group[] = [
  'text',
  'avatar',
  'media',
  'name',
  'link',
  'graph',
  'operations',
  'template',
  'hours',
  'age',
  'stance',
  'member',
  // Verdicts are kept with their levels in this order, so what is new comes last.
  'disguise',
  'agreement',
];

/** One level per group; undefined where nothing could be observed (no avatar, too few posts). */
export type Levels = { readonly [group in Group]: number | undefined };

export const NO_EVIDENCE: Levels = {
  text: undefined,
  avatar: undefined,
  media: undefined,
  name: undefined,
  link: undefined,
  graph: undefined,
  operations: undefined,
  template: undefined,
  hours: undefined,
  age: undefined,
  stance: undefined,
  member: undefined,
  disguise: undefined,
  agreement: undefined,
};
