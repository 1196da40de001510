import type { GraphNode, NetworkView } from '../../../src/safety/index.ts';

export interface PlacedNode {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

const GAP = 22;
const LEAST = 90;

/**
 * Places nodes on two rings, always the same for the same graph: removed members inside, tied ones side by side, and
 * candidates outside at the angle of the member that they resemble. At most `limit` are placed, candidates first.
 */
export function layOut(
  graph: NetworkView['graph'],
  limit: number,
): { readonly places: ReadonlyMap<string, PlacedNode>; readonly radius: number } {
  const candidates = graph.nodes.filter((node) => node.role === 'candidate').slice(0, Math.floor(limit / 2));
  const removed = neighbours(graph).slice(0, limit - candidates.length);
  const inner = Math.max(LEAST, (removed.length * GAP) / (2 * Math.PI));
  const outer = Math.max(inner + 70, (candidates.length * GAP) / (2 * Math.PI));
  const places = new Map<string, PlacedNode>();
  const angleOf = new Map<string, number>();
  for (const [index, node] of removed.entries()) {
    const angle = (2 * Math.PI * index) / Math.max(1, removed.length);
    angleOf.set(node.id, angle);
    places.set(node.id, place(node, angle, inner));
  }
  const resembles = new Map(graph.edges.filter((it) => it.type === 'resembles').map((it) => [it.from, it.to]));
  const wanted = candidates
    .map((node) => ({ node, angle: angleOf.get(resembles.get(node.id) ?? '') ?? 0 }))
    .toSorted((a, b) => a.angle - b.angle);
  const step = (2 * Math.PI) / Math.max(1, candidates.length, Math.floor((2 * Math.PI * outer) / GAP));
  let next = 0;
  for (const { node, angle } of wanted) {
    const at = Math.max(next, angle);
    next = at + step;
    places.set(node.id, place(node, at, outer));
  }
  return { places, radius: outer + 24 };
}

const place = (node: GraphNode, angle: number, ring: number): PlacedNode => ({
  node,
  x: Math.round(ring * Math.sin(angle) * 10) / 10,
  y: Math.round(-ring * Math.cos(angle) * 10) / 10,
  r: node.role === 'candidate' ? 6 : 4 + Math.min(8, (node.sizeBucket ?? 0) / 2),
});

/** Removed members in an order that keeps the tied ones together: along the ties, the best connected first. */
function neighbours(graph: NetworkView['graph']): GraphNode[] {
  const removed = new Map(graph.nodes.filter((node) => node.role === 'removed').map((node) => [node.id, node]));
  const ties = new Map<string, Set<string>>();
  for (const { from, to } of graph.edges) {
    if (!removed.has(from) || !removed.has(to)) continue;
    ties.set(from, (ties.get(from) ?? new Set()).add(to));
    ties.set(to, (ties.get(to) ?? new Set()).add(from));
  }
  const degree = (id: string): number => ties.get(id)?.size ?? 0;
  const order: GraphNode[] = [];
  const seen = new Set<string>();
  for (const start of [...removed.keys()].toSorted((a, b) => degree(b) - degree(a))) {
    const waiting = [start];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const node = removed.get(id);
      if (!node || seen.has(id)) continue;
      seen.add(id);
      order.push(node);
      waiting.push(...[...(ties.get(id) ?? [])].filter((other) => !seen.has(other)));
    }
  }
  return order;
}
