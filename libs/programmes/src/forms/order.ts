import { fieldsOf } from './evaluate-condition.js';
import type { Field } from './form.js';

/** Fields in an order in which every field comes after those its visibility looks at, or the circles that forbid it. */
export type FieldOrder = { order: number[]; circles: string[][] };

/**
 * Orders fields by visibility. Only `visible` makes an order necessary: it decides which answers count. `required` never
 * changes an answer, so two fields may each be required when the other is empty ("at least one of the two").
 */
export function visibilityOrder(fields: readonly Field[]): FieldOrder {
  const places = new Map(fields.map((field, place) => [field.id, place]));
  const looksAt = fields.map(({ visible }) => (visible ? fieldsOf(visible) : []).flatMap((id) => places.get(id) ?? []));
  const state = new Uint8Array(fields.length);
  const order: number[] = [];
  const circles: string[][] = [];
  // Written without recursion: a chain may be as long as the form.
  for (let start = 0; start < fields.length; start++) {
    if (state[start] !== NEW) continue;
    const path = [{ place: start, next: 0 }];
    state[start] = OPEN;
    while (path.length > 0) {
      const step = path[path.length - 1]!;
      const target = looksAt[step.place]![step.next++];
      if (target === undefined) {
        state[step.place] = DONE;
        order.push(step.place);
        path.pop();
      } else if (state[target] === NEW) {
        state[target] = OPEN;
        path.push({ place: target, next: 0 });
      } else if (state[target] === OPEN) {
        const from = path.findIndex(({ place }) => place === target);
        circles.push(path.slice(from).map(({ place }) => fields[place]!.id));
      }
    }
  }
  return { order, circles };
}

const NEW = 0;
const OPEN = 1;
const DONE = 2;
