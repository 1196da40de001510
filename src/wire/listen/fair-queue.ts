/** What waits in line, by the address that it came from: each address has its turn, however much of it waits. */
export interface FairQueue<T> {
  /**
   * Puts one behind the others of its address. Where the queue is full, the address with most in it loses its last one,
   * which is returned.
   */
  push(address: string, item: T): T | undefined;
  /** Takes the first one of the address whose turn it is. */
  shift(): T | undefined;
}

/** A queue of at most `limit` items. */
export function createFairQueue<T>(limit: number): FairQueue<T> {
  const lines = new Map<string, T[]>();
  let size = 0;
  return {
    push(address, item) {
      const line = lines.get(address) ?? [];
      if (size < limit) {
        line.push(item);
        lines.set(address, line);
        size++;
        return undefined;
      }
      const longest = [...lines.values()].reduce((most, other) => (other.length > most.length ? other : most), line);
      // Equally long ones lose nothing to a newcomer.
      if (longest.length <= line.length + 1) return item;
      const refused = longest.pop();
      line.push(item);
      lines.set(address, line);
      return refused;
    },
    shift() {
      const [first] = lines;
      if (first === undefined) return undefined;
      const [address, line] = first;
      const item = line.shift();
      lines.delete(address);
      if (line.length > 0) lines.set(address, line);
      size--;
      return item;
    },
  };
}
