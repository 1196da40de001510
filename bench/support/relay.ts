import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { percentile, round, sleep } from './figures.ts';

const pairs = 100;
const frameBytes = 264;
const runMs = 3_000;
const file = fileURLToPath(import.meta.url);

/**
 * What the sockets, the timers and the load alone take in this minute: frames of the length of a message at the same
 * rate and by the same loop, through a process that hands each to the other side of its pair and does nothing else.
 */
export async function bareRelay(perS: number): Promise<{ p50Ms: number; p99Ms: number }> {
  const relay = spawn(process.execPath, [file, 'relay'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [port] = await once(createInterface({ input: relay.stdout }), 'line');
    const delays: number[] = [];
    const lines: { from: Socket; due: number[] }[] = [];
    for (let pair = 0; pair < pairs; pair++) {
      const [from, to] = [await open(Number(port)), await open(Number(port))];
      const due: number[] = [];
      let bytes = 0;
      to.on('data', (chunk: Buffer) => {
        for (bytes += chunk.length; bytes >= frameBytes; bytes -= frameBytes)
          delays.push(performance.now() - (due.shift() ?? 0));
      });
      lines.push({ from, due });
    }
    await openLoop(lines, perS);
    for (const { from } of lines) from.destroy();
    return { p50Ms: round(percentile(delays, 0.5), 2), p99Ms: round(percentile(delays, 0.99), 2) };
  } finally {
    relay.kill();
  }
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  // The relay greets, so that both sides count the connections in the same order.
  await once(socket, 'data');
  return socket;
}

async function openLoop(lines: readonly { from: Socket; due: number[] }[], perS: number): Promise<void> {
  const frame = Buffer.alloc(frameBytes);
  const start = performance.now();
  for (let sent = 0; performance.now() - start < runMs; ) {
    const wanted = ((performance.now() - start) * perS) / 1000;
    for (; sent < wanted; sent++) {
      const line = lines[sent % lines.length];
      line?.due.push(start + (sent * 1000) / perS);
      line?.from.write(frame);
    }
    await sleep(1);
  }
  await sleep(500);
}

function serve(): void {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const place = sockets.push(socket) - 1;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => sockets[place ^ 1]?.write(chunk));
    socket.on('error', () => undefined);
    socket.write('.');
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') process.stdout.write(`${address?.port}\n`);
  });
}

if (process.argv[1] === file && process.argv[2] === 'relay') serve();
