const INSTANT = '$instant';
/** Keys that somebody's own JSON may hold and that would be taken for ours: each gets one more dollar while it is packed. */
const LIKE_OURS = /^\$+instant$/;

/** JSON that remembers which values were instants, so that a kept answer reads like the first one. */
export function packed(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain: unknown) {
    // JSON.stringify hands over dates already turned into text; the holder still has the date.
    const original = this[key];
    if (original instanceof Date) return new Packed(original.toISOString());
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain) || plain instanceof Packed) return plain;
    if (!Object.keys(plain).some((each) => LIKE_OURS.test(each))) return plain;
    return Object.fromEntries(
      Object.entries(plain).map(([each, inner]) => [LIKE_OURS.test(each) ? `$${each}` : each, inner]),
    );
  });
}

/** An instant in its packed form, which is not escaped. */
class Packed {
  constructor(readonly $instant: string) {}
}

/** The value that was packed. Takes what jsonb gives back, already parsed. */
export function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value !== 'object' || value === null) return value;
  const instant = (value as Record<string, unknown>)[INSTANT];
  if (typeof instant === 'string') return new Date(instant);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [LIKE_OURS.test(key) ? key.slice(1) : key, unpacked(inner)]),
  );
}
