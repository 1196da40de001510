import { collectReports, inBackground, type LetterSender, type SafetyContext, safetyJobs } from '#safety';
import type { Log } from '../log.ts';
import { type Repeated, repeatAll } from '../repeat.ts';
import { httpClient } from './http-client.ts';

/** Starts everything that the desk does by itself. Returns how to stop it: the piece under way is finished first. */
export function startSafetyJobs(safety: SafetyContext, log: Log, letters?: LetterSender): () => Promise<void> {
  const reports: Repeated = {
    name: 'collect-reports',
    everyMs: 1_000,
    run: async () => (await collectReports(inBackground(safety))) > 0,
  };
  return repeatAll([...safetyJobs(safety, httpClient, letters), reports], log);
}
