import { ModelBuilder } from '../../../models/linear/builder.ts';
import type { LinearModel } from '../../../models/linear/model.ts';

/** A market split problem (Cornuéjols & Dawande 1999): tiny, and out of reach of branch and bound. */
export function marketSplit(rows = 6, columnCount = 50): LinearModel {
  const builder = new ModelBuilder('market split');
  const columns = Array.from({ length: columnCount }, (_, column) => {
    return builder.addColumn({ name: `x${column}`, cost: 1, upper: 1, integer: true });
  });
  let state = 1;
  const nextWeight = (): number => {
    state = (state * 48271) % 2147483647;
    return 1 + (state % 99);
  };
  for (let row = 0; row < rows; row++) {
    const weights = columns.map(nextWeight);
    const half = Math.floor(weights.reduce((total, weight) => total + weight, 0) / 2);
    const terms = columns.map((column): [number, number] => [column, weights[column]]);
    builder.addRow({ name: `r${row}`, lower: half, upper: half, terms });
  }
  return builder.build();
}
