import { createHash } from 'node:crypto';
import { Document, InputMedia, type TelegramClient } from '@mtcute/node';
import { uploadMade } from '../tests/support/made-file.ts';
import { forgetPeak, residentMemory } from '../tests/support/memory.ts';
import { signUp } from '../tests/support/mtcute-client.ts';
import { startTestServer } from '../tests/support/server.ts';
import { cpuSeconds, round, untilQuiet } from './support/figures.ts';
import { profiled } from './support/profile.ts';

/** 4,000 parts of 512 KiB are the most that an upload has. */
const fileMib = Number(process.env.BENCH_FILE_MIB ?? 2_000);
const mib = 1024 * 1024;

interface Leg<T> {
  result: T;
  seconds: number;
  /** The most memory of the server meanwhile. */
  peakMib: number;
  cpuSeconds: number;
}

/**
 * The largest file that the protocol carries, through a library as it is: up by parts, sent as a document, and down again
 * by ranges. The bytes are made and hashed as they pass; neither side holds them.
 * @throws Error when what came down is not what went up
 */
export async function run(): Promise<Record<string, number>> {
  const server = await startTestServer(profiled());
  try {
    const client = await signUp(server, '+79990000001', 'Carrier');
    const figures = await measure(client, server.pid);
    await client.destroy();
    return figures;
  } finally {
    await server.stop();
  }
}

async function measure(client: TelegramClient, pid: number): Promise<Record<string, number>> {
  await untilQuiet(pid);
  const idleMib = (await residentMemory(pid)).nowKib / 1024;
  const up = await timed(pid, () => uploadMade(client, fileMib * mib));
  const { uploaded, digest } = up.result;
  const sent = await timed(pid, () => client.sendMedia('me', InputMedia.document(uploaded)));
  const document = sent.result.media;
  if (!(document instanceof Document)) throw new Error('what was sent is no document');
  const down = await timed(pid, async () => {
    const hash = createHash('sha256');
    for await (const chunk of client.downloadAsIterable(document)) hash.update(chunk);
    return hash.digest('hex');
  });
  if (down.result !== digest) throw new Error('what came down is not what went up');
  const above = ({ peakMib }: Leg<unknown>) => round(peakMib - idleMib);
  return {
    fileMib,
    uploadS: round(up.seconds, 1),
    uploadMibPerS: round(fileMib / up.seconds, 1),
    sendS: round(sent.seconds, 1),
    downloadS: round(down.seconds, 1),
    downloadMibPerS: round(fileMib / down.seconds, 1),
    idleMib: round(idleMib),
    uploadPeakMibAboveIdle: above(up),
    sendPeakMibAboveIdle: above(sent),
    downloadPeakMibAboveIdle: above(down),
    serverCpuMsPerMib: round(((up.cpuSeconds + sent.cpuSeconds + down.cpuSeconds) * 1000) / fileMib, 1),
    clientPeakMib: round(process.resourceUsage().maxRSS / 1024),
    digestsEqual: 1,
  };
}

async function timed<T>(pid: number, work: () => Promise<T>): Promise<Leg<T>> {
  await forgetPeak(pid);
  const cpuBefore = await cpuSeconds(pid);
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const { peakKib } = await residentMemory(pid);
  return { result, seconds, peakMib: peakKib / 1024, cpuSeconds: (await cpuSeconds(pid)) - cpuBefore };
}
