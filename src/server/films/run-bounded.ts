import { execFile } from 'node:child_process';

export interface RunBounds {
  folder: string;
  timeLimitMs: number;
  /** More on stdout ends the program. */
  outputBytes: number;
}

/** Runs a program without any environment and gives what it wrote to stdout; killed, and a trouble, beyond its bounds. */
export function runBounded(
  program: string,
  given: readonly string[],
  { folder, timeLimitMs, outputBytes }: RunBounds,
): Promise<{ output: Uint8Array } | { trouble: 'invalid' | 'too-slow' }> {
  const options = {
    cwd: folder,
    env: {},
    encoding: 'buffer',
    killSignal: 'SIGKILL',
    timeout: timeLimitMs,
    maxBuffer: outputBytes,
    windowsHide: true,
  } as const;
  return new Promise((resolve) => {
    execFile(program, given, options, (error, output) => {
      if (!error) resolve({ output });
      else resolve({ trouble: error.killed === true && typeof error.code !== 'string' ? 'too-slow' : 'invalid' });
    });
  });
}
