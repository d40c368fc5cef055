const INSTANT = '$instant';

/** JSON that remembers which values were instants, so that a kept answer reads like the first one. */
export function packed(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain) {
    // JSON.stringify hands over dates already turned into text; the holder still has the date.
    const original = this[key];
    return original instanceof Date ? { [INSTANT]: original.toISOString() } : plain;
  });
}

/** The value that was packed. Takes what jsonb gives back, already parsed. */
export function unpacked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpacked);
  if (typeof value !== 'object' || value === null) return value;
  const instant = (value as Record<string, unknown>)[INSTANT];
  if (typeof instant === 'string') return new Date(instant);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpacked(inner)]));
}
