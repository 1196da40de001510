import {
  type Fingerprint,
  type FingerprintStore,
  type NetworkEdge,
  type NetworkRecord,
  type NodeRecord,
  packSignal,
  type SignalType,
  type Suspicion,
  unpackSignal,
  type VerdictRecord,
  type WatchRecord,
} from '#safety';
import { fromJson, listOf, type Sql, type SqlValue, toJson } from '../sql.ts';

interface FingerprintRow {
  id: string;
  network: string;
  node: string;
  decision: string;
  key_id: string;
  kind: string;
  created_at: number;
  expires_at: number;
  df: number;
  value: string;
}

const toFingerprint = (row: FingerprintRow): Fingerprint => ({
  id: row.id,
  nodeId: row.node,
  networkId: row.network,
  decisionId: row.decision,
  keyId: row.key_id,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  df: row.df,
  signal: unpackSignal(row.value),
});

const columns = 'id, network, node, decision, key_id, kind, created_at, expires_at, df, value';
/** Rows per statement: one round trip to PostgreSQL instead of many, well below either's limit of parameters. */
const rowsPerInsert = 64;

/** The memory of removed networks: the same statements on both dialects. */
export function safetyMemory(sql: Sql): FingerprintStore {
  return { ...networkRows(sql), ...fingerprintRows(sql), ...watchRows(sql) };
}

async function bodies<T>(sql: Sql, text: string, ...values: SqlValue[]): Promise<T[]> {
  return (await sql.all<{ body: string }>(text, ...values)).map((row) => fromJson<T>(row.body));
}

type Rows<K extends keyof FingerprintStore> = Pick<FingerprintStore, K>;

function networkRows(
  sql: Sql,
): Rows<'putNetworks' | 'network' | 'networks' | 'putNodes' | 'nodesOf' | 'putEdges' | 'edgesOf' | 'deleteNodes'> {
  return {
    async putNetworks(networks) {
      for (const network of networks)
        await sql.run(
          `INSERT INTO safety_networks (id, action_at, body) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET action_at = excluded.action_at, body = excluded.body`,
          network.id,
          Math.floor(network.actionAt),
          toJson(network),
        );
    },
    network: async (id) => (await bodies<NetworkRecord>(sql, 'SELECT body FROM safety_networks WHERE id = ?', id))[0],
    networks: () => bodies<NetworkRecord>(sql, 'SELECT body FROM safety_networks ORDER BY action_at DESC, id'),
    async putNodes(nodes) {
      for (const node of nodes)
        await sql.run(
          `INSERT INTO safety_nodes (id, network, body) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET network = excluded.network, body = excluded.body`,
          node.id,
          node.networkId,
          toJson(node),
        );
    },
    nodesOf: (networkId) =>
      bodies<NodeRecord>(sql, 'SELECT body FROM safety_nodes WHERE network = ? ORDER BY id', networkId),
    async putEdges(edges) {
      for (const edge of edges)
        await sql.run(
          `INSERT INTO safety_edges (network, from_node, to_node, kind, weight) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (from_node, to_node, kind) DO UPDATE SET weight = excluded.weight`,
          edge.networkId,
          edge.from,
          edge.to,
          edge.type,
          edge.weightBucket,
        );
    },
    async edgesOf(networkId) {
      const rows = await sql.all<{ from_node: string; to_node: string; kind: NetworkEdge['type']; weight: number }>(
        'SELECT from_node, to_node, kind, weight FROM safety_edges WHERE network = ? ORDER BY from_node, to_node, kind',
        networkId,
      );
      return rows.map(({ from_node: from, to_node: to, kind: type, weight: weightBucket }) => ({
        networkId,
        from,
        to,
        type,
        weightBucket,
      }));
    },
    async deleteNodes(ids) {
      if (ids.length === 0) return;
      const list = listOf(ids);
      await sql.run(`DELETE FROM safety_nodes WHERE id IN ${list.marks}`, ...list.values);
      await sql.run(`DELETE FROM safety_edges WHERE from_node IN ${list.marks}`, ...list.values);
      await sql.run(`DELETE FROM safety_edges WHERE to_node IN ${list.marks}`, ...list.values);
    },
  };
}

function fingerprintRows(
  sql: Sql,
): Rows<
  | 'putFingerprints'
  | 'fingerprints'
  | 'fingerprintsById'
  | 'bankOf'
  | 'fingerprintsOfDecision'
  | 'expiredFingerprints'
  | 'renewFingerprints'
  | 'deleteFingerprints'
> {
  return {
    async putFingerprints(fingerprints) {
      for (let from = 0; from < fingerprints.length; from += rowsPerInsert) {
        const batch = fingerprints.slice(from, from + rowsPerInsert);
        const marks = batch.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
        await sql.run(
          `INSERT INTO safety_fingerprints (${columns}) VALUES ${marks}
           ON CONFLICT (id) DO UPDATE SET network = excluded.network, node = excluded.node,
           decision = excluded.decision, key_id = excluded.key_id, kind = excluded.kind,
           created_at = excluded.created_at, expires_at = excluded.expires_at, df = excluded.df, value = excluded.value`,
          ...batch.flatMap(valuesOf),
        );
      }
    },
    async fingerprints({ networkId, after, limit }) {
      const rows = await sql.all<FingerprintRow>(
        `SELECT ${columns} FROM safety_fingerprints WHERE id > ?${networkId === undefined ? '' : ' AND network = ?'}
         ORDER BY id LIMIT ?`,
        after ?? '',
        ...(networkId === undefined ? [] : [networkId]),
        limit + 1,
      );
      const items = rows.slice(0, limit).map(toFingerprint);
      return { items, next: rows.length > limit ? items.at(-1)?.id : undefined };
    },
    async fingerprintsById(ids) {
      if (ids.length === 0) return [];
      const list = listOf(ids);
      const rows = await sql.all<FingerprintRow>(
        `SELECT ${columns} FROM safety_fingerprints WHERE id IN ${list.marks} ORDER BY id`,
        ...list.values,
      );
      return rows.map(toFingerprint);
    },
    async bankOf(networkId) {
      const rows = await sql.all<{ kind: SignalType; n: number; earliest: number }>(
        `SELECT kind, COUNT(*) AS n, MIN(expires_at) AS earliest FROM safety_fingerprints WHERE network = ? GROUP BY kind`,
        networkId,
      );
      const earliest = Math.min(...rows.map((row) => row.earliest));
      return {
        byType: Object.fromEntries(rows.map((row) => [row.kind, row.n])),
        earliestExpiry: rows.length === 0 ? undefined : earliest,
      };
    },
    fingerprintsOfDecision: (decisionId) =>
      ids(sql, 'SELECT id FROM safety_fingerprints WHERE decision = ? ORDER BY id', decisionId),
    expiredFingerprints: (now, limit) =>
      ids(sql, 'SELECT id FROM safety_fingerprints WHERE expires_at <= ? ORDER BY expires_at, id LIMIT ?', now, limit),
    async renewFingerprints(list, expiresAt) {
      if (list.length === 0) return;
      const { marks, values } = listOf(list);
      await sql.run(`UPDATE safety_fingerprints SET expires_at = ? WHERE id IN ${marks}`, expiresAt, ...values);
    },
    async deleteFingerprints(list) {
      if (list.length === 0) return;
      const { marks, values } = listOf(list);
      await sql.run(`DELETE FROM safety_fingerprints WHERE id IN ${marks}`, ...values);
    },
  };
}

const valuesOf = (item: Fingerprint): SqlValue[] => [
  item.id,
  item.networkId,
  item.nodeId,
  item.decisionId,
  item.keyId,
  item.signal.type,
  Math.floor(item.createdAt),
  Math.floor(item.expiresAt),
  item.df,
  packSignal(item.signal),
];

const ids = async (sql: Sql, text: string, ...values: SqlValue[]): Promise<string[]> =>
  (await sql.all<{ id: string }>(text, ...values)).map((row) => row.id);

function watchRows(
  sql: Sql,
): Rows<
  | 'putWatches'
  | 'watch'
  | 'watches'
  | 'deleteWatches'
  | 'putSuspicions'
  | 'suspicions'
  | 'putVerdicts'
  | 'verdicts'
  | 'putState'
  | 'state'
> {
  return {
    async putWatches(watches) {
      for (const watch of watches)
        await sql.send(
          `INSERT INTO safety_watches (subject, body) VALUES (?, ?)
           ON CONFLICT (subject) DO UPDATE SET body = excluded.body`,
          watch.subject,
          toJson(watch),
        );
    },
    watch: async (subject) =>
      (await bodies<WatchRecord>(sql, 'SELECT body FROM safety_watches WHERE subject = ?', subject))[0],
    watches: ({ after, limit }) =>
      bodies<WatchRecord>(
        sql,
        'SELECT body FROM safety_watches WHERE subject > ? ORDER BY subject LIMIT ?',
        after ?? '',
        limit,
      ),
    async deleteWatches(subjects) {
      if (subjects.length === 0) return;
      const { marks, values } = listOf(subjects);
      await sql.run(`DELETE FROM safety_watches WHERE subject IN ${marks}`, ...values);
    },
    async putSuspicions(suspicions) {
      for (const suspicion of suspicions)
        await sql.send(
          `INSERT INTO safety_suspicions (network, subject, body) VALUES (?, ?, ?)
           ON CONFLICT (network, subject) DO UPDATE SET body = excluded.body`,
          suspicion.networkId,
          suspicion.subject,
          toJson(suspicion),
        );
    },
    suspicions: (networkId) =>
      bodies<Suspicion>(sql, 'SELECT body FROM safety_suspicions WHERE network = ? ORDER BY subject', networkId),
    async putVerdicts(verdicts) {
      for (const verdict of verdicts) await sql.run('INSERT INTO safety_verdicts (body) VALUES (?)', toJson(verdict));
    },
    verdicts: () => bodies<VerdictRecord>(sql, 'SELECT body FROM safety_verdicts ORDER BY id'),
    async putState(name, bytes) {
      await sql.run(
        `INSERT INTO safety_states (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        name,
        bytes,
      );
    },
    async state(name) {
      const row = await sql.get<{ value: Uint8Array }>('SELECT value FROM safety_states WHERE name = ?', name);
      return row?.value;
    },
  };
}
