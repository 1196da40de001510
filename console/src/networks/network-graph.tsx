import type { NetworkView } from '../../../src/safety/index.ts';
import { formatNumber, t, tell } from '../i18n/index.ts';
import page from '../ui/page.module.css';
import { layOut } from './lay-out.ts';
import css from './networks.module.css';

const DRAWN = 300;

/** The network as two rings: removed members inside, today's candidates outside, beside whom they resemble. */
export function NetworkGraph({ graph }: { graph: NetworkView['graph'] }) {
  const { places, radius } = layOut(graph, DRAWN);
  const removed = graph.nodes.filter((node) => node.role === 'removed').length;
  const text = t('networks.graph.text', {
    removed,
    candidates: graph.nodes.length - removed,
    ties: graph.edges.length,
  });
  const hidden = graph.nodes.length - places.size;
  return (
    <figure className={page.section}>
      <svg
        className={css.graph}
        viewBox={`${-radius} ${-radius} ${2 * radius} ${2 * radius}`}
        role="img"
        aria-label={text}
      >
        {graph.edges.map((edge) => {
          const from = places.get(edge.from);
          const end = places.get(edge.to);
          return from && end ? (
            <line
              key={`${edge.from} ${edge.to} ${edge.type}`}
              className={edge.type === 'resembles' ? css.resembles : css.tie}
              x1={from.x}
              y1={from.y}
              x2={end.x}
              y2={end.y}
            />
          ) : null;
        })}
        {[...places.values()].map(({ node, x, y, r }) => (
          <g key={node.id} className={node.role === 'removed' ? css.removed : css[node.state ?? 'suspected']}>
            <title>
              {node.label ?? tell('kind', node.kind)} {node.state && tell('match', node.state)}
            </title>
            {node.role === 'removed' ? (
              <circle cx={x} cy={y} r={r} />
            ) : (
              <rect x={x - r} y={y - r} width={2 * r} height={2 * r} rx={2} />
            )}
          </g>
        ))}
      </svg>
      <figcaption className={page.quiet}>
        {text} {hidden > 0 && t('networks.graph.more', { count: formatNumber(hidden) })}
      </figcaption>
    </figure>
  );
}
