import {
  createIndexKeeper,
  endSilence,
  expireMessages,
  forgetActivePeople,
  liftEndedBans,
  pruneBotUpdates,
  pruneBotUploads,
  removeOldLogins,
  removeVoidKeys,
  sendAwaited,
  sendDue,
  sweepForgottenBlobs,
  sweepUploads,
  tellDevices,
  trimAdminLog,
  type World,
} from '#domain';
import type { Log } from './log.ts';
import { repeatAll } from './repeat.ts';

interface Job {
  name: string;
  everyMs: number;
  /** Does one bounded round of what is due. Returns how much that was. */
  run(world: World): Promise<number>;
}

const jobs: Job[] = [
  { name: 'codes-for-devices', everyMs: 500, run: tellDevices },
  { name: 'scheduled', everyMs: 1_000, run: sendDue },
  { name: 'awaited-people', everyMs: 1_000, run: sendAwaited },
  { name: 'ended-bans', everyMs: 1_000, run: liftEndedBans },
  { name: 'expiring', everyMs: 1_000, run: expireMessages },
  { name: 'uploads', everyMs: 600_000, run: async (world) => (await sweepUploads(world)).files },
  { name: 'forgotten-files', everyMs: 24 * 3_600_000, run: sweepForgottenBlobs },
  { name: 'old-logins', everyMs: 600_000, run: (world) => removeOldLogins(world, 10_000) },
  { name: 'void-keys', everyMs: 60_000, run: (world) => removeVoidKeys(world, 5_000) },
  { name: 'silent-accounts', everyMs: 24 * 3_600_000, run: endSilence },
  { name: 'active-people', everyMs: 3_600_000, run: forgetActivePeople },
  { name: 'admin-log', everyMs: 600_000, run: trimAdminLog },
  { name: 'bot-updates', everyMs: 30_000, run: pruneBotUpdates },
  { name: 'bot-uploads', everyMs: 3_600_000, run: pruneBotUploads },
  {
    name: 'bot-queries',
    everyMs: 60_000,
    run: (world) => world.store.write((tx) => tx.botQueries.prune(world.clock.nowS(), 1000)),
  },
];

/** What the server does by itself, each job in its own rhythm and never twice at once. Returns how to stop them. */
export function startJobs(world: World, log: Log, more: readonly Job[] = []): () => Promise<void> {
  const keepIndex = createIndexKeeper();
  const searchIndex = { name: 'search-index', everyMs: 500, run: () => keepIndex(world) };
  const whole = ({ name, everyMs, run }: Job) => ({ name, everyMs, run: () => run(world).then(() => false) });
  return repeatAll([...[...jobs, ...more].map(whole), searchIndex], log);
}
