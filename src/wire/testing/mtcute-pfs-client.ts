import { parentPort, workerData } from 'node:worker_threads';
import { connectMtcute } from './mtcute-client.ts';

const { port, publicPem } = workerData as { port: number; publicPem: string };
const client = await connectMtcute(port, publicPem, { network: { usePfs: true } });
const nearest = await client.call({ _: 'help.getNearestDc' });
parentPort?.postMessage(nearest.thisDc);
