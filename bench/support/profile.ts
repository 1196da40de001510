import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the server of this run leaves its profile; undefined unless the run asked for one. */
let folder: string | undefined;

/** From here on servers are started with a profiler, which costs them some percent. */
export function askForProfile(): void {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-profile-'));
}

/** What a server is started with besides. */
export const profiled = (): { env?: Record<string, string> } =>
  folder === undefined ? {} : { env: { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=${folder}` } };

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Parts of the program by the path of a frame, first match first. */
const parts: readonly (readonly [string, RegExp])[] = [
  ['SQLite: statements, commits, sync of the disk', /src\/storage\/sqlite/],
  ['storage: rows to objects and back', /src\/storage\//],
  ['domain', /src\/domain\//],
  ['safety', /src\/safety\//],
  ['rpc: dispatch, TL objects, pushes', /src\/rpc\//],
  ['TL: reading and writing bytes', /src\/wire\/tl\/|^wire-codec/],
  ['crypto', /src\/wire\/crypto\/|wasm:|internal\/crypto/],
  ['wire: sessions, framing', /src\/wire\//],
  ['sockets', /node:net|node:internal\/stream|stream_base|node:events|^writeBuffer|^writev/],
  ['garbage collection', /^\(garbage collector\)/],
  ['modules, schemas: the start', /node:internal\/(?:modules|url)|node:vm|src\/server|compile/],
];

/** Self time by part of the program, in percent of all that was not idle; takes the profile away. */
export function readProfile(): { part: string; percent: number }[] {
  if (folder === undefined) return [];
  const sums = new Map<string, number>();
  for (const name of readdirSync(folder)) {
    const profile: Profile = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
    for (const [index, id] of profile.samples.entries()) {
      const frame = frames.get(id);
      if (!frame || frame.functionName === '(idle)') continue;
      const place = frame.url === '' ? frame.functionName : frame.url;
      const part = parts.find(([, pattern]) => pattern.test(place))?.[0] ?? 'everything else';
      sums.set(part, (sums.get(part) ?? 0) + (profile.timeDeltas[index + 1] ?? 0));
    }
  }
  rmSync(folder, { recursive: true, force: true });
  folder = undefined;
  const total = [...sums.values()].reduce((sum, time) => sum + time, 0);
  return [...sums]
    .map(([part, time]) => ({ part, percent: Math.round((1000 * time) / total) / 10 }))
    .sort((a, b) => b.percent - a.percent);
}
