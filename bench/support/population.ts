import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClosableStore, openPostgresStore, openSqliteStore } from '#storage';
import { authKeyId } from '../../src/wire/crypto/message.ts';

export interface Person {
  id: number;
  key: Buffer;
}

export interface Population {
  dataDir: string;
  people: Person[];
  /** The secret of access hashes, planted so that the load can name peers. */
  secret: Buffer;
}

const perCommit = 500;

/**
 * A data folder with signed-in people, written before the server starts: no bench measures sign-ups by accident. With
 * `postgres` they are written to the database of that address.
 */
export async function makePopulation(
  count: number,
  more?: (store: ClosableStore, people: Person[]) => Promise<void>,
  postgres?: string,
): Promise<Population> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-bench-'));
  const onCommit = () => undefined;
  const store =
    postgres === undefined
      ? await openSqliteStore(join(dataDir, 'tocsin.db'), { onCommit })
      : await openPostgresStore(postgres, { onCommit, random: { below: (limit) => randomInt(limit) } });
  const secret = randomBytes(32);
  await store.serverValue('access-hash-secret', async () => secret);
  const people: Person[] = [];
  for (let done = 0; done < count; done += perCommit) {
    await store.write(async (tx) => {
      for (let index = done; index < Math.min(count, done + perCommit); index++) {
        const id = await tx.accounts.insert({ kind: 'person', firstName: `Load ${index}`, lastName: '', createdAt: 1 });
        await tx.updates.createMailbox(id);
        const key = randomBytes(256);
        const keyId = authKeyId(key);
        const now = Math.floor(Date.now() / 1000);
        await tx.auth.putKey({ keyId, key, createdAt: now, layer: 228 });
        await tx.auth.putAuthorization({
          keyId,
          hash: String(index + 1),
          account: id,
          createdAt: now,
          activeAt: now,
          address: '127.0.0.1',
          passwordPending: false,
        });
        people.push({ id, key });
      }
    });
  }
  await more?.(store, people);
  await store.close();
  return { dataDir, people, secret };
}
