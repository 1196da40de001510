import { createHash } from 'node:crypto';
import { unseen } from '#lib/progress.ts';
import { proveDecisions, verifyChain } from '#safety';
import { type CheckResult, safetySnapshot, safetyStore, verifyStore } from '#storage';
import type { Config } from '../config/config.ts';
import { openBlobs } from '../open-blobs.ts';
import { openExistingStore } from '../open-store.ts';

export type { CheckResult };

/** Reads everything and proves the invariants. Tells each rule as it is done; resolves to whether all of them hold. */
export async function verify(config: Config, tell: (result: CheckResult) => void, progress = unseen): Promise<boolean> {
  const store = await openExistingStore(config, progress);
  try {
    let whole = true;
    const done = (result: CheckResult) => {
      whole &&= result.broken === 0;
      tell(result);
    };
    await verifyStore(store, await openBlobs(config), done, progress);
    progress('decisions');
    const { seen, statuses, reasons } = await safetySnapshot(store, proveDecisions);
    done(resultOf('statuses are those that the ledger tells', seen, statuses));
    done(resultOf('measures have a ground and a statement of reasons', seen, reasons));
    progress('audit chain unbroken');
    const digest = (text: string) => createHash('sha256').update(text).digest('hex');
    const chain = await safetyStore(store).read((tx) => verifyChain(tx, digest));
    done(
      chain.ok
        ? { name: 'audit chain unbroken', seen: chain.events, broken: 0, examples: [] }
        : { name: 'audit chain unbroken', seen: 0, broken: 1, examples: [`event ${chain.seq}: ${chain.problem}`] },
    );
    return whole;
  } finally {
    await store.close();
  }
}

const examplesPerCheck = 20;

const resultOf = (name: string, seen: number, problems: readonly string[]): CheckResult => ({
  ...{ name, seen },
  broken: problems.length,
  examples: problems.slice(0, examplesPerCheck),
});
