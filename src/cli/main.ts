import { createProgressLine } from './progress.ts';
import { run } from './run.ts';

// Started through a launcher under an older Node: when that process ends, by whatever means, so does this one.
if (process.channel) {
  process.channel.unref();
  process.on('disconnect', () => process.exit(1));
}

// What is written here holds keys, numbers and messages: files belong to whoever runs it, also in a folder made by others.
process.umask(0o077);

// A reader that goes away (`tocsin … | head`) is not an error of ours.
process.stdout.on('error', () => undefined);

const line = createProgressLine({
  isTerminal: process.stderr.isTTY,
  columns: process.stderr.columns || 80,
  write: (text) => void process.stderr.write(text),
  nowMs: () => performance.now(),
});

const code = await run(process.argv.slice(2), {
  environment: process.env,
  workingDir: process.cwd(),
  progress: line.progress,
  print: (text) => {
    line.clear();
    process.stdout.write(`${text}\n`);
  },
  printError: (text) => {
    line.clear();
    process.stderr.write(`${text}\n`);
  },
});
line.clear();
process.exit(code);
