import type { SafetyContext, StoredBundle } from '#safety';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Bundles that left and came, servers that are followed with and without success, and who may pull or ask. */
export async function fillExchange(safety: SafetyContext, networkId: string): Promise<void> {
  const nowMs = safety.clock.nowMs();
  const own = safety.identity.name;
  await safety.store.write(async (tx) => {
    const bundle = async (hoursAgo: number, of: Partial<StoredBundle>): Promise<void> => {
      const createdAtMs = nowMs - hoursAgo * 60 * minuteMs;
      await tx.bundles.put({
        id: await tx.bundles.nextId(),
        direction: 'out',
        bundleId: `bundle-${hoursAgo}`,
        issuer: own,
        sequence: 1,
        digest: '0'.repeat(64),
        networkId,
        createdAtMs,
        validUntilMs: createdAtMs + 180 * dayMs,
        signals: 0,
        tombstones: 0,
        text: '',
        acks: [],
        ...of,
      });
    };
    const ack = (peer: string, hoursAgo: number, minutes: number, withdrawn = 0, reopened = 0) => ({
      ...{ peer, withdrawn, reopened },
      atMs: nowMs - (hoursAgo * 60 - minutes) * minuteMs,
    });
    const harbour = { direction: 'in', issuer: 'harbour.example', networkId: 'harbour.example/tide-tables' } as const;
    await bundle(70, { sequence: 1, signals: 1_482, acks: [ack('quay.example', 70, 2), ack('mole.example', 70, 6)] });
    await bundle(30, { ...harbour, sequence: 3, signals: 655, acks: [ack('harbour.example', 30, 1)] });
    await bundle(9, { sequence: 2, tombstones: 3, acks: [ack('quay.example', 9, 4, 3, 1)] });
    await bundle(5, { ...harbour, sequence: 4, tombstones: 1, acks: [ack('harbour.example', 5, 1, 12, 0)] });
    await bundle(2, { sequence: 3, tombstones: 1 });
    const server = { token: 'x', everyMs: 5 * minuteMs, nextAtMs: nowMs + 3 * minuteMs, endedAtMs: null } as const;
    await tx.subscriptions.put({
      ...{ ...server, id: await tx.subscriptions.nextId(), issuer: 'harbour.example', url: 'https://harbour.example' },
      ...{ lastPulledAtMs: nowMs - 2 * minuteMs, lastError: null, imported: 4 },
    });
    await tx.subscriptions.put({
      ...{ ...server, id: await tx.subscriptions.nextId(), issuer: 'mole.example', url: 'https://mole.example/desk' },
      ...{ lastPulledAtMs: nowMs - 90 * minuteMs, lastError: 'the other server answered 502', imported: 1 },
    });
    await tx.exchangeKeys.put({
      ...{ id: await tx.exchangeKeys.nextId(), keyId: '5be0cd19137e2179', secret: 'ab'.repeat(32) },
      ...{ label: 'fourth quarter', current: true, addedAtMs: nowMs - 40 * dayMs },
    });
    await tx.peers.put({
      ...{ id: await tx.peers.nextId(), name: 'quay.example', mode: 'pull', tokenDigest: 'none' },
      ...{ createdAtMs: nowMs - 40 * dayMs, lastSeenAtMs: nowMs - 3 * minuteMs, revokedAtMs: null },
    });
    await tx.issuers.put({
      ...{ id: await tx.issuers.nextId(), name: 'harbour.example', publicKey: 'c4'.repeat(32), lastSequence: 4 },
      ...{ lastDigest: '0'.repeat(64), acceptedBy: 'M-000000', acceptedAtMs: nowMs - 39 * dayMs, revokedAtMs: null },
    });
  });
}
