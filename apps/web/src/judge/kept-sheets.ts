import type { KeptSheet } from './sheet-state.js';

const keyOf = (assignmentId: string) => `podium-sheet-${assignmentId}`;

/** What this browser keeps of a sheet that was not handed in as it is. */
export function keptSheet(assignmentId: string): KeptSheet | undefined {
  try {
    const text = localStorage.getItem(keyOf(assignmentId));
    return text === null ? undefined : (JSON.parse(text) as KeptSheet);
  } catch {
    // No storage here, or something that is not ours.
    return undefined;
  }
}

export function keepSheet(assignmentId: string, sheet: KeptSheet | undefined): void {
  try {
    if (sheet === undefined) localStorage.removeItem(keyOf(assignmentId));
    // What does not apply is null, and what is not marked yet is not there: JSON keeps the difference.
    else localStorage.setItem(keyOf(assignmentId), JSON.stringify(sheet));
  } catch {
    // A full or closed storage: the marks stay on the page.
  }
}
