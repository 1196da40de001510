import { readFileSync } from 'node:fs';

/** What this process and those that it started use. */
export interface FamilyUse {
  rssBytes: number;
  cpuSeconds: number;
}

/** Clock ticks of a second, as Linux counts processor time for other programs on every platform. */
const ticks = 100;

/** Where the kernel does not tell of the children (only Linux does) this process alone is counted. */
export function familyUse(): FamilyUse {
  const { user, system } = process.cpuUsage();
  const use: FamilyUse = { rssBytes: process.memoryUsage().rss, cpuSeconds: (user + system) / 1e6 };
  for (const pid of children()) {
    const status = read(`/proc/${pid}/status`);
    const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
    // The program itself and its libraries lie in memory once, and are counted with this process.
    use.rssBytes += Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024;
    use.cpuSeconds += (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticks;
  }
  return use;
}

const children = (): string[] =>
  read(`/proc/${process.pid}/task/${process.pid}/children`)
    .split(' ')
    .filter((pid) => /^\d+$/.test(pid));

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
