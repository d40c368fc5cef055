import { Button, Notice } from '@podium/ui';
import { useState, type ReactNode } from 'react';
import type { TypedDocument } from '@podium/sdk';
import { useAct } from '../podium.js';

/** What a mutation answers: the result, or a refusal that says why. */
type Answer = { __typename: string; message?: string };

/**
 * A mutation and why it was refused.
 * @param of       its answer, out of the whole
 * @param success  the name of the result's type
 */
export function useRefusable<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  of: (result: Result) => Answer,
  success: string,
) {
  const acting = useAct(document);
  const [refused, setRefused] = useState<string>();
  const run = async (variables: Variables): Promise<boolean> => {
    setRefused(undefined);
    try {
      const answer = of(await acting.mutateAsync(variables));
      if (answer.__typename === success) return true;
      setRefused(answer.message ?? answer.__typename);
    } catch (error) {
      setRefused((error as Error).message);
    }
    return false;
  };
  return { run, busy: acting.isPending, refused };
}

/** A button that acts, with the refusal below it. */
export function ActButton({
  acting,
  onAct,
  first = false,
  children,
}: {
  acting: { busy: boolean; refused: string | undefined };
  onAct: () => void;
  first?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <div>
        <Button kind={first ? 'first' : 'plain'} busy={acting.busy} onClick={onAct}>
          {children}
        </Button>
      </div>
      <Refused because={acting.refused} />
    </>
  );
}

export function Refused({ because }: { because: string | undefined }) {
  return because === undefined ? null : (
    <Notice tone="wrong">
      <p>{because}</p>
    </Notice>
  );
}
