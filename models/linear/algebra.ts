import type { LinearModel } from './model.ts';

/**
 * Writes a model as the algebra one would put on paper, for golden tests and for reading. Only the
 * default bounds x ≥ 0 are left out; a row or column without a finite side is called free.
 */
export function toAlgebra(model: LinearModel): string {
  const columns = Array.from({ length: model.columnCount }, (_, column) => column);
  const rows = Array.from({ length: model.rowCount }, (_, row) => row);
  const objective = sum(columns.map((column) => [model.cost[column], model.columnNames[column]]));
  const sections = [
    ['minimise', [objective]],
    ['subject to', rows.map((row) => rowLine(model, row))],
    ['bounds', columns.flatMap((column) => boundLine(model, column))],
    [
      'integers',
      columns.filter((column) => model.integer[column] === 1).map((column) => model.columnNames[column]),
    ],
  ] as const;
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n')
    .concat('\n');
}

function rowLine(model: LinearModel, row: number): string {
  const terms: [number, string][] = [];
  for (let entry = model.rowStart[row]; entry < model.rowStart[row + 1]; entry++) {
    terms.push([model.value[entry], model.columnNames[model.column[entry]]]);
  }
  return `${model.rowNames[row]}: ${between(model.rowLower[row], sum(terms), model.rowUpper[row])}`;
}

function boundLine(model: LinearModel, column: number): string[] {
  const lower = model.columnLower[column];
  const upper = model.columnUpper[column];
  if (lower === 0 && upper === Infinity) return [];
  return [between(lower, model.columnNames[column], upper)];
}

function between(lower: number, expression: string, upper: number): string {
  if (lower === upper) return `${expression} = ${lower}`;
  if (lower === -Infinity && upper === Infinity) return `${expression} free`;
  if (lower === -Infinity) return `${expression} <= ${upper}`;
  if (upper === Infinity) return `${expression} >= ${lower}`;
  return `${lower} <= ${expression} <= ${upper}`;
}

function sum(terms: readonly (readonly [coefficient: number, name: string])[]): string {
  const written = terms
    .filter(([coefficient]) => coefficient !== 0)
    .map(([coefficient, variable]) => {
      const size = Math.abs(coefficient);
      return { sign: coefficient < 0 ? '-' : '+', text: size === 1 ? variable : `${size} ${variable}` };
    });
  const [first, ...rest] = written;
  if (first === undefined) return '0';
  const head = first.sign === '-' ? `-${first.text}` : first.text;
  return [head, ...rest.map(({ sign, text }) => `${sign} ${text}`)].join(' ');
}
