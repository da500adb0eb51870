import { parser } from '@prometheus-io/lezer-promql';

/** A metric that an expression reads, and the labels that it tells apart by. */
export interface Selected {
  readonly metric: string;
  readonly labels: readonly string[];
}

export interface ReadQuery {
  readonly selected: readonly Selected[];
  /** What it groups by. */
  readonly grouping: readonly string[];
  /** Where it is no PromQL; empty: it is. */
  readonly errors: readonly string[];
}

/** Reads an expression of Prometheus; what Grafana fills in has its value here. */
export function readQuery(expression: string): ReadQuery {
  const text = expression.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*');
  const selected: { metric: string; labels: string[] }[] = [];
  const grouping: string[] = [];
  const errors: string[] = [];
  parser.parse(text).iterate({
    enter({ type, from, to, node }) {
      const words = text.slice(from, to);
      if (type.isError) errors.push(text.slice(Math.max(0, from - 20), to + 20));
      else if (type.name === 'VectorSelector') selected.push({ metric: '', labels: [] });
      else if (type.name === 'Identifier' && node.parent?.name === 'VectorSelector') {
        const last = selected.at(-1);
        if (last !== undefined) last.metric = words;
      } else if (type.name === 'LabelName') {
        if (node.parent?.name === 'GroupingLabels') grouping.push(words);
        else selected.at(-1)?.labels.push(words);
      }
    },
  });
  return { selected, grouping, errors };
}
