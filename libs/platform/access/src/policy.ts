import { refuse, type Refusal } from '@podium/platform-graphql';

/** One reason why not, or none. Policies are lists of these: one function says both "no" and "why". */
export type Rule<Who, Facts> = (who: Who, facts: Facts) => Refusal | undefined;

/** The first reason why not counts. */
export function allOf<Who, Facts>(...rules: Rule<Who, Facts>[]): Rule<Who, Facts> {
  return (who, facts) => {
    for (const rule of rules) {
      const reason = rule(who, facts);
      if (reason) return reason;
    }
    return undefined;
  };
}

/** One way suffices; when there is none, the first one's reason is told. */
export function anyOf<Who, Facts>(...rules: [Rule<Who, Facts>, ...Rule<Who, Facts>[]]): Rule<Who, Facts> {
  return (who, facts) => {
    const reasons = rules.map((rule) => rule(who, facts));
    return reasons.includes(undefined) ? undefined : reasons[0];
  };
}

/** Refuses unless the policy allows it. */
export function enforce<Who, Facts>(policy: Rule<Who, Facts>, who: Who, facts: Facts): void {
  const reason = policy(who, facts);
  if (reason) refuse(reason);
}
