import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));

/** A server of its own process on a free port, as an operator starts it. */
export interface TestServer {
  readonly port: number;
  readonly http: string;
  readonly dcId: number;
  /** PKCS#1 PEM. */
  readonly publicKey: string;
  readonly dataDir: string;
  readonly pid: number;
  /** SIGTERM, as an operator ends it; gives the exit code, and the data stays. */
  end(): Promise<number | null>;
  /** Ends it cleanly and removes its data. */
  stop(): Promise<void>;
  /** SIGKILL; the data stays. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(): Promise<TestServer>;
  /** What it wrote to stderr so far. */
  log(): string;
  /** Its first line on stdout. */
  stdout(): string;
}

export interface TestServerOptions {
  flags?: string[];
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
}

interface Ready {
  http: string;
  listen: string[];
  dcId: number;
  publicKey: string;
}

const logKept = 200_000;

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'tocsin-test-')));
  const listen = `127.0.0.1:${options.port ?? 0}`;
  const standard = ['--data', dataDir, '--listen', listen, '--login-codes', 'fixed:12345', '--flood', 'off'];
  // Tests begin with an empty server; the one about newcomers asks for the channel that a real one has.
  standard.push('--demo-channel', 'off');
  const child = spawn(process.execPath, [launcher, 'serve', ...standard, ...(options.flags ?? [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-logKept);
  });
  const line = await readLine(child, () => log);
  const ready: Ready = JSON.parse(line);
  const port = Number(ready.listen[0]?.split(':').at(-1));
  const exited = () =>
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async () => {
    child.kill('SIGTERM');
    await exited();
    return child.exitCode;
  };
  return {
    port,
    http: ready.http,
    dcId: ready.dcId,
    publicKey: ready.publicKey,
    dataDir,
    pid: child.pid ?? 0,
    log: () => log,
    stdout: () => line,
    end,
    async stop() {
      await end();
      await rm(dataDir, { recursive: true, force: true });
    },
    async kill() {
      child.kill('SIGKILL');
      await exited();
    },
    restart: () => startTestServer({ ...options, dataDir, port }),
  };
}

async function readLine(child: ChildProcess, log: () => string): Promise<string> {
  if (!child.stdout) throw new Error('the server has no stdout');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`the server ended before it was ready: ${log().slice(-2000)}`);
}
