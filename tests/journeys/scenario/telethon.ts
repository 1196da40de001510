import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { skipWithout } from '../../support/needs.ts';
import type { Heard, MakePerson, Person } from './person.ts';
import { tokenOf } from './person.ts';

const python = '/usr/bin/python3';
const script = fileURLToPath(new URL('../../support/telethon/person.py', import.meta.url));

export type TelethonTransport = 'Full' | 'Abridged' | 'Intermediate' | 'Obfuscated';

/** Why Telethon's tests cannot run here, or false. */
export const withoutTelethon = (): string | false =>
  skipWithout('telethon', spawnSync(python, ['-c', 'import telethon']).status === 0);

interface Line {
  ready?: true;
  heard?: Heard;
  shown?: string;
  call?: number;
  result?: unknown;
  error?: string;
}

/** People with Telethon, each in a Python process of its own. */
export function telethonPeople(transport: TelethonTransport): MakePerson {
  return async (place) => {
    const given = [String(place.dcId), String(place.port), place.publicKey, `ConnectionTcp${transport}`];
    const child = spawn(python, [script, ...given], {
      stdio: ['pipe', 'pipe', process.env.TELETHON_LOG ? 'inherit' : 'ignore'],
    });
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-telethon-'));
    const remote = talkTo(child);
    await remote.ready;
    return telethonPerson(remote, child, folder);
  };
}

interface Remote {
  ready: Promise<void>;
  heard: Heard[];
  onShown: (link: string) => void;
  // Each verb answers in its own shape; the Python side keeps them as `Person` says.
  ask<T>(verb: string, given?: object): Promise<T>;
}

function talkTo(child: ChildProcess): Remote {
  if (!child.stdout) throw new Error('no stdout');
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const ready = Promise.withResolvers<void>();
  let calls = 0;
  const remote: Remote = {
    ready: ready.promise,
    heard: [],
    onShown: () => undefined,
    ask(verb, given = {}) {
      calls += 1;
      child.stdin?.write(`${JSON.stringify({ call: calls, verb, given })}\n`);
      return new Promise((resolve, reject) => waiting.set(calls, { resolve, reject }));
    },
  };
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line: Line = JSON.parse(text);
    if (line.ready) ready.resolve();
    if (line.heard) remote.heard.push(line.heard);
    if (line.shown !== undefined) remote.onShown(line.shown);
    const call = line.call === undefined ? undefined : waiting.get(line.call);
    if (line.error !== undefined) call?.reject(new Error(line.error));
    else call?.resolve(line.result as never);
  });
  child.on('exit', () => {
    const gone = new Error('the Python process ended');
    ready.reject(gone);
    for (const { reject } of waiting.values()) reject(gone);
  });
  return remote;
}

function telethonPerson(remote: Remote, child: ChildProcess, folder: string): Person {
  const { ask } = remote;
  let files = 0;
  const place = (name: string) => join(folder, `${(files += 1)}-${name}`);
  const sendFile = async (given: object, bytes: Uint8Array, name: string): Promise<number> => {
    const path = place(name);
    await writeFile(path, bytes);
    return ask('sendFile', { ...given, path });
  };
  return {
    heard: remote.heard,
    start: (phone, firstName, password) => ask('start', { phone, firstName, password }),
    async startByQr(accept, password) {
      remote.onShown = (link) => void accept(link);
      return ask('startByQr', { password });
    },
    acceptQr: (link) => ask('acceptQr', { token: Buffer.from(tokenOf(link)).toString('base64') }),
    meet: (phone, firstName) => ask('meet', { phone, firstName }),
    createGroup: (title, members) => ask('createGroup', { title, members }),
    send: (to, text, replyTo) => ask('send', { to, text, replyTo }),
    edit: (to, id, text) => ask('edit', { to, id, text }),
    remove: (to, id) => ask('remove', { to, id }),
    forward: (from, id, to) => ask('forward', { from, id, to }),
    react: (to, id, emoji) => ask('react', { to, id, emoji }),
    pin: (to, id) => ask('pin', { to, id }),
    sendPhoto: (to, picture, caption) => sendFile({ to, caption }, picture, 'lamp.jpg'),
    sendDocument: (to, bytes, fileName) => sendFile({ to }, bytes, fileName),
    async download(chat, id) {
      // The library adds an ending that suits the file.
      return readFile(await ask<string>('download', { chat, id, path: place('down') }));
    },
    sendPoll: (to, question, answers) => ask('sendPoll', { to, question, answers }),
    vote: (to, id, answer) => ask('vote', { to, id, answer }),
    message: async (chat, id) =>
      (await ask<Awaited<ReturnType<Person['message']>> | null>('message', { chat, id })) ?? undefined,
    history: (chat, limit) => ask('history', { chat, limit }),
    search: (chat, words) => ask('search', { chat, words }),
    setPassword: (password) => ask('setPassword', { password }),
    sessions: () => ask('sessions'),
    resetOtherSessions: () => ask('resetOtherSessions'),
    block: (peer, blocked) => ask('block', { peer, blocked }),
    recover: () => ask('recover'),
    async close() {
      const ended = new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        child.once('exit', () => resolve());
      });
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
