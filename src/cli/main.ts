import { run } from './run.ts';

// Started through a launcher under an older Node: when that process ends, by whatever means, so does this one.
if (process.channel) {
  process.channel.unref();
  process.on('disconnect', () => process.exit(1));
}

// A reader that goes away (`tocsin … | head`) is not an error of ours.
process.stdout.on('error', () => undefined);

const code = await run(process.argv.slice(2), {
  environment: process.env,
  workingDir: process.cwd(),
  print: (line) => void process.stdout.write(`${line}\n`),
  printError: (line) => void process.stderr.write(`${line}\n`),
});
process.exit(code);
