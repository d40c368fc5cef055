/** A row of a table, or an answer of several parts; what is none is empty. */
export type Row = Record<string, unknown>;
export const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);
export const recordOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
export const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Without what is empty; undefined when nothing is left. */
export function trimmed(row: Row): Row | undefined {
  const left = Object.entries(row).filter(([, each]) => each !== undefined && each !== '');
  return left.length === 0 ? undefined : Object.fromEntries(left);
}
