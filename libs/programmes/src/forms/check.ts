import type { Finding, Path } from '../mistake.js';
import { checkCondition } from './check-condition.js';
import { checkField } from './check-field.js';
import { finding, missing, twice } from './findings.js';
import type { Form } from './form.js';
import { isSafeId } from './ids.js';
import { visibilityOrder } from './order.js';

/** What a form may refer to outside itself. What is left out is not checked. */
export interface FormSurroundings {
  milestones?: readonly string[];
  streams?: readonly string[];
}

/** Everything a form's schema cannot see: what its fields say of each other. Paths start at the form. */
export function checkForm(form: Form, surroundings: FormSurroundings = {}): Finding[] {
  const findings: Finding[] = [];
  const fields = new Map(form.fields.map((field) => [field.id, field]));
  findings.push(...milestones(form, [], surroundings), ...twice(form.fields, ['fields'], 'field'));
  findings.push(...twice(form.sections ?? [], ['sections'], 'section'));
  const sections = form.sections?.map(({ id }) => id) ?? [];
  for (const [at, field] of form.fields.entries()) {
    const path = ['fields', at];
    if (!isSafeId(field.id))
      findings.push(finding('bad-id', [...path, 'id'], `\`${field.id}\` cannot be an id.`, 'Choose another word.'));
    if (field.section !== undefined && !sections.includes(field.section))
      findings.push(missing('section', field.section, [...path, 'section'], sections));
    findings.push(...milestones(field, path, surroundings), ...checkField(field, path, surroundings.streams));
    const look = { fields, self: field.id, streams: surroundings.streams };
    if (field.visible) findings.push(...checkCondition(field.visible, [...path, 'visible'], look));
    if (typeof field.required === 'object')
      findings.push(...checkCondition(field.required, [...path, 'required'], look));
  }
  for (const circle of visibilityOrder(form.fields).circles) {
    if (circle.length === 1) continue; // a field that looks at itself is said where it stands
    const names = [...circle, circle[0]].map((id) => `\`${id}\``).join(' → ');
    const at = form.fields.findIndex(({ id }) => id === circle[0]);
    findings.push(
      finding(
        'conditions-in-a-circle',
        ['fields', at, 'visible'],
        `Whether these fields are shown depends on each other in a circle: ${names}.`,
        'Take the `visible` condition off one of them.',
      ),
    );
  }
  return findings;
}

function milestones(
  holder: { opens?: string | undefined; closes?: string | undefined },
  path: Path,
  { milestones: known }: FormSurroundings,
): Finding[] {
  if (!known) return [];
  return (['opens', 'closes'] as const).flatMap((key) => {
    const id = holder[key];
    return id === undefined || known.includes(id) ? [] : [missing('milestone', id, [...path, key], known)];
  });
}
