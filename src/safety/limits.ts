/** Every limit of the safety desk, in one place. Legal clocks stand in `orders/clock.ts`. Units last in names. */
export const safetyLimits = {
  reasonMinLength: 8,
  reasonLength: 500,
  textLength: 5000,
  explanationLength: 2000,
  itemsPerOrder: 1000,
  itemsPerNotice: 50,
  claimLeaseMs: 30 * 60_000,
  claimsPerPerson: 25,
  pageSize: 500,
  relatedPerCase: 2000,
  /** Cases that are worked as one. */
  joinedPerCase: 500,
  lookGrantMs: 30 * 60_000,
  /** Pictures that one person looks at in a day; the next day, or a colleague, sees the rest. */
  picturesPerDay: 100,
  approvalThreshold: 25,
  operationTargets: 50_000,
  /**
   * Targets per transaction: what one costs is about what a message costs three times, and whoever sends waits for one
   * transaction at most. More of them share a sync of the disk and are felt in the chats.
   */
  operationBatch: 1,
  /** Leaders whose strike is prepared per transaction; what is read of them at once before it. */
  prepareBatch: 4,
  strikePage: 50,
  /** Targets that are planned per transaction, and rows of a file between two pauses. */
  planBatch: 10,
  /** Targets that a dry run looks at per transaction. */
  dryRunBatch: 10,
  /** Timed decisions that end, and people who are told late, per transaction. */
  dueBatch: 3,
  firstGroup: 1000,
  importRows: 100_000,
  importBytes: 32 * 1024 * 1024,
  importMisses: 100_000,
  challengeLifetimeMs: 10 * 60_000,
  challengeBaseBits: 16,
  challengeMaxBits: 24,
  noticesPerTenMinutesBeforeHarder: 30,
  /** A notice from a form without scripts is taken no sooner and no later after the form was shown. */
  patienceMs: 20_000,
  patienceLifetimeMs: 6 * 3_600_000,
  sorBatch: 100,
  sorFirstRetryMs: 30_000,
  sorMaxRetryMs: 6 * 3_600_000,
  appealTextLength: 4000,
  /** By when we mean to have told authorities of a threat to life; the law says promptly. */
  threatTargetMs: 60 * 60_000,
  warningLifetimeMs: 180 * 86_400_000,
  /** How far back figures about misuse reach, and how few items are never often. */
  misuseWindowMs: 180 * 86_400_000,
  misuseLeast: 2,
  /** Shorter than the six months in which one may complain. */
  misuseLongestDays: 90,
} as const;

/** Where cases wait, by what brought them. */
export const queueNames = ['order', 'trusted-flagger', 'referral', 'notice', 'match', 'report', 'appeal'] as const;

export type QueueName = (typeof queueNames)[number];

/** How soon we mean to look, by queue; an order's own deadline is law and stands in the order. */
export const queueTargetsMs: Readonly<Record<QueueName, number>> = {
  order: 60 * 60_000,
  'trusted-flagger': 24 * 3_600_000,
  referral: 24 * 3_600_000,
  notice: 48 * 3_600_000,
  match: 24 * 3_600_000,
  report: 72 * 3_600_000,
  appeal: 48 * 3_600_000,
};
