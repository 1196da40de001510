import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A program in C beside this file, compiled for one run. */
export interface NativeProgram {
  stdin: Writable;
  /** Resolves with the next line that begins so; the lines between are passed over. Rejects when the program ends. */
  line(begin: string): Promise<string>;
  onLine: (line: string) => void;
  stop(): Promise<void>;
}

/** Whether there is a C compiler: without one a bench has nothing to compare with. */
export function hasCompiler(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export function startNative(name: 'sink' | 'send-loop', args: readonly (number | string)[]): NativeProgram {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-native-'));
  const path = join(folder, name);
  execFileSync('cc', ['-O2', '-o', path, fileURLToPath(new URL(`./native/${name}.c`, import.meta.url))]);
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(path, args.map(String), {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => rmSync(folder, { recursive: true, force: true }));
  const waiting: { begin: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  const program: NativeProgram = {
    stdin: child.stdin,
    onLine: () => undefined,
    line: (begin) => new Promise((resolve, reject) => void waiting.push({ begin, resolve, reject })),
    stop() {
      child.kill();
      return ended;
    },
  };
  createInterface(child.stdout)
    .on('line', (line) => {
      program.onLine(line);
      const index = waiting.findIndex(({ begin }) => line.startsWith(begin));
      if (index >= 0) waiting.splice(index, 1)[0]?.resolve(line);
    })
    .on('close', () => {
      for (const { reject } of waiting.splice(0)) reject(new Error(`${name} ended`));
    });
  child.stdin.on('error', () => undefined);
  return program;
}
