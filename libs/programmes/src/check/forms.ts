import type { Definition } from '../definition/definition.js';
import { checkForm } from '../forms/check.js';
import type { Finding, Path } from '../mistake.js';
import { shared } from '../resolve/category.js';
import { resolveForm } from '../resolve/forms.js';
import { circles, finding, unknownName, unknownNames } from './finding.js';

/** Forms that build on nothing or on each other; then, with what they inherit, what their fields say of each other. */
export function checkForms(definition: Definition): Finding[] {
  const building = checkBuilding(definition);
  return building.length > 0 ? building : checkContents(definition);
}

function checkContents(definition: Definition): Finding[] {
  const seen = new Set<string>();
  const milestones = [...new Set(definition.calendar.map(({ id }) => id))];
  return Object.keys(definition.forms ?? {}).flatMap((id) => {
    const { form, origins } = resolveForm(definition, id);
    const streams = streamsOf(definition, id);
    return checkForm(form, { milestones, ...(streams.length > 0 ? { streams } : {}) }).flatMap((found) => {
      const [head, at, ...rest] = found.path;
      const origin = head === 'fields' && typeof at === 'number' ? origins[at] : undefined;
      const path: Path = origin ? [...origin, ...rest] : ['forms', id, ...found.path];
      const isInherited = path[1] !== id;
      // An inherited field may name streams that only the categories of its own form have.
      if (isInherited && found.code === 'no-such-stream') return [];
      const key = JSON.stringify([found.code, path, found.message]);
      if (seen.has(key)) return [];
      seen.add(key);
      const message = isInherited ? `In the form \`${id}\`, which takes this over: ${found.message}` : found.message;
      return [{ ...found, path, message }];
    });
  });
}

/** Streams of the categories that use a form, or one that builds on it. */
function streamsOf(definition: Definition, id: string): string[] {
  const streams = (definition.categories ?? []).flatMap((category) => {
    for (let at = shared(definition, category, 'form'); at !== undefined; at = definition.forms?.[at]?.extends) {
      if (at === id) return category.streams.map(({ code }) => code);
    }
    return [];
  });
  return [...new Set(streams)];
}

function checkBuilding(definition: Definition): Finding[] {
  const forms = definition.forms ?? {};
  return Object.entries(forms).flatMap(([id, form]) => {
    if (form.extends === undefined) {
      if (!form.without) return [];
      const advice = 'Add `extends:` with the form that is meant, or leave `without` out.';
      return [
        finding('without-nothing', ['forms', id, 'without'], '`without` belongs to an `extends`.', advice, 'key'),
      ];
    }
    const where = ['forms', id, 'extends'];
    const base = forms[form.extends];
    if (!base) return [unknownName('form', form.extends, Object.keys(forms), where)];
    const parent = (name: string) => (forms[name]?.extends === undefined ? [] : [forms[name].extends]);
    if (circles(id, parent)) {
      const advice = 'Let one of them write its fields out.';
      return [finding('circle', where, 'These forms build on each other in a circle.', advice)];
    }
    const inherited = inheritedIds(definition, form.extends);
    return unknownNames('field', form.without ?? [], inherited, (at) => ['forms', id, 'without', at]);
  });
}

function inheritedIds(definition: Definition, id: string): string[] {
  const ids: string[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const form: NonNullable<Definition['forms']>[string] | undefined = definition.forms?.[at];
    ids.push(...(form?.fields.map((field) => field.id) ?? []));
    at = form?.extends;
  }
  return ids;
}
