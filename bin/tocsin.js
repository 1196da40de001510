#!/usr/bin/env node
// Plain JavaScript for any Node from 20 on: the program itself needs the Node that package.json pins, which runs
// TypeScript as it is. Under a new enough Node it starts in this process, otherwise in the pinned one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const neededMajor = 26;

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  // Types are removed and modules compiled once, not at every command. The folder is ours, not a shared one.
  module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/tocsin', import.meta.url)));
  await import(pathToFileURL(main).href);
} else {
  startWith(pinnedNode());
}

function pinnedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    for (const name of ['node', 'node.exe']) {
      const path = join(folder, 'bin', name);
      if (existsSync(path)) return path;
    }
  } catch {
    // Not installed: said below.
  }
  console.error(`tocsin: Node ${neededMajor} is missing: run "npm ci" in ${dirname(dirname(main))} first`);
  process.exit(1);
}

function startWith(node) {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  if (process.execve) {
    process.execve(node, [node, ...args], process.env);
    return;
  }
  // The channel ends when this process dies, even by SIGKILL, and the program then ends itself.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`tocsin: cannot start ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal) {
      for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.removeAllListeners(name);
      process.kill(process.pid, signal);
    } else process.exit(code ?? 1);
  });
}
