/** Two ends of something that opens and closes, as far as the calendar has them. Instants compare as numbers. */
export interface Span {
  of: 'entering' | 'form' | 'field' | 'stage' | 'step' | 'ticket';
  code: string;
  category?: string | undefined;
  opens?: number | undefined;
  closes?: number | undefined;
  /** For a stage: the code of the stage from which its contenders come. */
  from?: string | undefined;
}

/** What is wrong in the order of two dates. `against` is the span whose date comes too late, where it is another one. */
export interface OrderProblem<One extends Span = Span> {
  code: 'deadline-before-opening' | 'closes-before-entering' | 'closes-before-earlier-stage';
  span: One;
  against?: One;
}

/**
 * Dates in an order that nobody can have meant: something closes before it opens, a stage closes while entries still come in, or
 * before the stage from which its contenders come. A definition and a calendar that replaces its dates keep to the same rule.
 */
export function orderProblems<One extends Span>(spans: readonly One[]): OrderProblem<One>[] {
  return spans.flatMap((span): OrderProblem<One>[] => {
    const { opens, closes } = span;
    if (closes === undefined) return [];
    if (opens !== undefined && closes <= opens) return [{ code: 'deadline-before-opening', span }];
    if (span.of !== 'stage') return [];
    const sameCategory = (other: One) => other.category === span.category && other.closes !== undefined;
    const entering = spans.find((other) => other.of === 'entering' && sameCategory(other));
    if (entering?.closes !== undefined && closes <= entering.closes) {
      return [{ code: 'closes-before-entering', span, against: entering }];
    }
    const earlier = spans.find((other) => other.of === 'stage' && other.code === span.from && sameCategory(other));
    // Both at one instant may be meant: what closes first by hand feeds the other.
    return earlier?.closes !== undefined && closes < earlier.closes
      ? [{ code: 'closes-before-earlier-stage', span, against: earlier }]
      : [];
  });
}
