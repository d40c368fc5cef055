import { splitterFor } from './tie-rules.js';
import type { Counted } from './counted.js';
import type { Tie, TieRule } from './types.js';

type RuleName = TieRule['name'];

/** Dossiers that share a place for good, best first within the tie they come from. */
export interface Settled {
  dossiers: string[];
  /** The rule that set this group apart from the group before it, or, for the first, from the one behind it. */
  brokenBy: RuleName | null;
}

/** A tie as it arose, with its place to be filled in: how many dossiers of the same tie stand before it. */
export interface FoundTie extends Omit<Tie, 'place'> {
  before: number;
}

export interface Resolution {
  groups: Settled[];
  ties: FoundTie[];
}

/**
 * Applies the tie rules in their order: the first that tells some of the tied apart decides about them, and whoever is
 * still level goes on to the next rule.
 */
export function tieBreaker(counted: Counted): (tied: string[]) => Resolution {
  const rules = counted.input.tieRules.map((rule) => ({ name: rule.name, split: splitterFor(rule, counted) }));
  const settle = (tied: string[], from: number, before: number): Resolution => {
    if (tied.length === 1) return { groups: [{ dossiers: tied, brokenBy: null }], ties: [] };
    for (let index = from; index < rules.length; index += 1) {
      const { name, split } = rules[index]!;
      const parts = split(tied);
      if (parts.length > 1) return settleParts(parts, name, index + 1, before, tied);
    }
    const dossiers = [...tied];
    return { groups: [{ dossiers, brokenBy: null }], ties: [{ dossiers, before, brokenBy: null }] };
  };
  const settleParts = (parts: string[][], name: RuleName, next: number, before: number, tied: string[]): Resolution => {
    const groups: Settled[] = [];
    const ties: FoundTie[] = [{ dossiers: [...tied], before, brokenBy: name }];
    let ahead = before;
    parts.forEach((part, index) => {
      const inner = settle(part, next, ahead);
      inner.groups.forEach((group, position) => {
        // The edge to the neighbour above was drawn by this rule for the first of a part, by a later rule for the rest.
        const first = position === 0 && (index > 0 || group.brokenBy === null);
        groups.push(first ? { ...group, brokenBy: name } : group);
      });
      ties.push(...inner.ties);
      ahead += part.length;
    });
    return { groups, ties };
  };
  return (tied) => settle(tied, 0, 0);
}
